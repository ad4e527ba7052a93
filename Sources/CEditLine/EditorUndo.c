#define _GNU_SOURCE
#include "EditorParts.h"
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

/* A longer line is not kept: what has been done to it is not taken back. */
enum { most_changes = 200, longest_kept = 1 << 14 };

static void forget(snapshot *kept) {
  free(kept->text);
  *kept = (snapshot){0};
}

void c100_forget_changes(c100_editor *editor) {
  for (int i = 0; i < editor->change_count; i++) forget(&editor->changes[i]);
  editor->change_count = 0;
  forget(&editor->latest);
  editor->is_typing = false;
}

static bool is_blank(const wchar_t *text, size_t index) { return iswspace((wint_t)text[index]); }

void c100_note_change(c100_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  size_t count = (size_t)(line->lastchar - line->buffer), cursor = (size_t)(line->cursor - line->buffer);
  snapshot *latest = &editor->latest;
  if (count == latest->count && (count == 0 || wmemcmp(line->buffer, latest->text, count) == 0)) {
    if (cursor != latest->cursor) editor->is_typing = false;
    latest->cursor = cursor;
    return;
  }
  bool was_long = editor->is_long;
  editor->is_long = count > longest_kept;
  if (editor->is_long) {
    c100_forget_changes(editor);
    return;
  }
  wchar_t *text = malloc((count + 1) * sizeof *text);
  if (!text) return;
  wmemcpy(text, line->buffer, count);
  bool is_letter = count == latest->count + 1 && cursor == latest->cursor + 1;
  bool begins_word = is_letter && !is_blank(text, cursor - 1) && (cursor < 2 || is_blank(text, cursor - 2));
  if (was_long || (is_letter && editor->is_typing && !begins_word)) {
    forget(latest);
  } else {
    if (!editor->changes) editor->changes = calloc(most_changes, sizeof *editor->changes);
    if (!editor->changes) {
      free(text);
      return;
    }
    if (editor->change_count == most_changes) {
      forget(&editor->changes[0]);
      memmove(editor->changes, editor->changes + 1, (size_t)--editor->change_count * sizeof *editor->changes);
    }
    editor->changes[editor->change_count++] = *latest;
  }
  *latest = (snapshot){text, count, cursor};
  editor->is_typing = is_letter;
}

void c100_set_line(c100_editor *editor, const wchar_t *text, size_t count, size_t cursor) {
  const LineInfoW *line = el_wline(editor->el);
  el_cursor(editor->el, (int)(line->lastchar - line->cursor));
  line = el_wline(editor->el);
  if (line->lastchar > line->buffer) el_wdeletestr(editor->el, (int)(line->lastchar - line->buffer));
  wchar_t *copy = malloc((count + 1) * sizeof *copy);
  if (!copy) return;
  if (count > 0) wmemcpy(copy, text, count);
  copy[count] = 0;
  if (count > 0) el_winsertstr(editor->el, copy);
  free(copy);
  el_cursor(editor->el, -(int)(count - cursor));
}

unsigned char c100_key_undo(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  c100_note_change(editor);
  if (editor->change_count == 0) return CC_ERROR;
  forget(&editor->latest);
  editor->latest = editor->changes[--editor->change_count];
  editor->is_typing = false;
  c100_set_line(editor, editor->latest.text, editor->latest.count, editor->latest.cursor);
  return CC_REFRESH;
}
