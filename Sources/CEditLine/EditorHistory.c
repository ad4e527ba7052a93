#define _GNU_SOURCE
#include "EditorParts.h"
#include <stdlib.h>
#include "Text.h"

/* MARK: - History: libedit asks, newest first */

/* Thousands of entries are handed over when somebody asks for the first, not at the start. */
void c100_load_history(c100_editor *editor) {
  if (!editor->is_history_stale) return;
  editor->is_history_stale = false;
  c100_clear_history(editor);
  editor->on_history(editor->context);
}

int c100_give_history(void *context, HistEventW *event, int operation, ...) {
  c100_editor *editor = context;
  if (operation == H_FIRST) c100_load_history(editor);
  size_t count = editor->entry_count, index = editor->entry_index;
  switch (operation) {
    case H_FIRST: index = count - 1; break;
    case H_LAST: index = 0; break;
    case H_NEXT: index = index == 0 ? count : index - 1; break;
    case H_PREV: index = index + 1; break;
    case H_CURR: break;
    default: return -1;
  }
  if (count == 0 || index >= count) return -1;
  editor->entry_index = index;
  event->num = (int)index + 1;
  event->str = editor->entries[index];
  return 0;
}

void c100_editor_history_add(c100_editor *editor, const char *text, size_t length) {
  wchar_t *wide = c100_wide(text, length, NULL);
  if (!wide) return;
  if (editor->entry_count == editor->entry_capacity) {
    size_t capacity = editor->entry_capacity ? 2 * editor->entry_capacity : 256;
    wchar_t **larger = realloc(editor->entries, capacity * sizeof *larger);
    if (!larger) {
      free(wide);
      return;
    }
    editor->entries = larger;
    editor->entry_capacity = capacity;
  }
  editor->entries[editor->entry_count++] = wide;
}

void c100_editor_history_changed(c100_editor *editor) { editor->is_history_stale = editor->on_history != NULL; }

void c100_clear_history(c100_editor *editor) {
  for (size_t i = 0; i < editor->entry_count; i++) free(editor->entries[i]);
  editor->entry_count = 0;
  editor->entry_index = 0;
}

/* MARK: - Earlier entries: the arrow keys show those that begin with what was typed */

/* True while an earlier entry stands there as a key has put it: the next key goes on from it. */
static bool is_seeking(c100_editor *editor) {
  if (!editor->sought || editor->shown_index > editor->entry_count) return false;
  const wchar_t *shown =
    editor->shown_index == editor->entry_count ? editor->sought : editor->entries[editor->shown_index];
  const LineInfoW *line = el_wline(editor->el);
  size_t count = (size_t)(line->lastchar - line->buffer);
  return line->cursor == line->lastchar && wcslen(shown) == count && wmemcmp(shown, line->buffer, count) == 0;
}

static void show_earlier(c100_editor *editor, size_t index) {
  const wchar_t *text = index == editor->entry_count ? editor->sought : editor->entries[index];
  editor->shown_index = index;
  c100_set_line(editor, text, wcslen(text), wcslen(text));
}

/* Moves a row of an entry up or down; false where there is none. */
static bool move_row(EditLine *el, int step) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *start = line->cursor, *end = line->cursor;
  while (start > line->buffer && start[-1] != L'\n') start--;
  while (end < line->lastchar && *end != L'\n') end++;
  if (step < 0 ? start == line->buffer : end == line->lastchar) return false;
  const wchar_t *from = step < 0 ? start - 1 : end + 1, *to = from;
  if (step < 0)
    while (from > line->buffer && from[-1] != L'\n') from--;
  else
    while (to < line->lastchar && *to != L'\n') to++;
  ptrdiff_t column = line->cursor - start, longest = to - from;
  el_cursor(el, (int)(from + (column < longest ? column : longest) - line->cursor));
  return true;
}

unsigned char c100_key_earlier(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  c100_load_history(editor);
  if (!is_seeking(editor)) {
    if (move_row(el, -1)) return CC_CURSOR;
    const LineInfoW *line = el_wline(el);
    size_t count = (size_t)(line->lastchar - line->buffer);
    free(editor->sought);
    editor->sought = calloc(count + 1, sizeof *editor->sought);
    if (!editor->sought) return CC_ERROR;
    wmemcpy(editor->sought, line->buffer, count);
    editor->shown_index = editor->entry_count;
  }
  size_t count = wcslen(editor->sought);
  for (size_t index = editor->shown_index; index-- > 0;) {
    if (wcsncmp(editor->entries[index], editor->sought, count) != 0 || !editor->entries[index][count]) continue;
    show_earlier(editor, index);
    return CC_REFRESH;
  }
  return CC_ERROR;
}

unsigned char c100_key_later(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  if (!is_seeking(editor)) return move_row(el, 1) ? CC_CURSOR : CC_ERROR;
  if (editor->shown_index == editor->entry_count) return CC_ERROR;
  size_t count = wcslen(editor->sought), index = editor->shown_index + 1;
  while (index < editor->entry_count
         && (wcsncmp(editor->entries[index], editor->sought, count) != 0 || !editor->entries[index][count]))
    index++;
  show_earlier(editor, index);
  return CC_REFRESH;
}
