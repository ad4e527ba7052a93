#define _GNU_SOURCE
#include "EditorParts.h"
#include <stdlib.h>
#include <string.h>

/* MARK: - Keys */

static unsigned char answer(int drawing) {
  switch (drawing) {
    case C100_KEY_REFRESH: return CC_REFRESH;
    case C100_KEY_BEEP: return CC_ERROR;
    default: return CC_NORM;
  }
}

static unsigned char key_complete(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  return answer(editor->on_complete(editor->context));
}

static unsigned char key_edit(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  return answer(editor->on_edit(editor->context));
}

static unsigned char key_newline(EditLine *el, int ch) {
  (void)ch;
  el_winsertstr(el, L"\n");
  return CC_REFRESH;
}

/* A `)` that completion has put behind the cursor is stepped over, as long as one more would be one too many. */
static unsigned char key_close(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = c100_owner(el);
  const LineInfoW *line = el_wline(el);
  if (editor->closers > 0 && line->cursor < line->lastchar && *line->cursor == L')') {
    int open = 0;
    for (const wchar_t *p = line->buffer; p < line->lastchar; p++) open += (*p == L'(') - (*p == L')');
    if (open <= 0) {
      editor->closers--;
      el_cursor(el, 1);
      return CC_CURSOR;
    }
  }
  el_winsertstr(el, L")");
  return CC_REFRESH;
}

/* MARK: - Pasting */

/* ESC [ 200 ~ has come: everything up to ESC [ 201 ~ is text, whatever it holds. */
static unsigned char key_paste(EditLine *el, int ch) {
  (void)ch;
  static const wchar_t end[] = L"\033[201~";
  const size_t end_length = 6;
  c100_editor *editor = c100_owner(el);
  size_t count = 0, capacity = 4096;
  bool after_return = false;
  wchar_t *text = malloc(capacity * sizeof *text);
  if (!text) return CC_ERROR;
  for (;;) {
    wchar_t scalar;
    int got = c100_read_scalar(editor, &scalar);
    if (got == -2) editor->outcome = C100_READ_INTERRUPT;
    if (got <= 0) break;
    /* One end of line, whether it came as CR, LF or both. */
    if (scalar == L'\n' && after_return) {
      after_return = false;
      continue;
    }
    after_return = scalar == L'\r';
    if (after_return) scalar = L'\n';
    if (scalar == 0) continue;
    text[count++] = scalar;
    if (count >= end_length && wmemcmp(text + count - end_length, end, end_length) == 0) {
      count -= end_length;
      break;
    }
    if (count + 1 == capacity) {
      wchar_t *larger = realloc(text, 2 * capacity * sizeof *text);
      if (!larger) break;
      text = larger;
      capacity *= 2;
    }
  }
  /* The end of the last line is the Enter that the person still has to press. */
  if (count > 0 && text[count - 1] == L'\n') count--;
  text[count] = 0;
  if (count > 0) el_winsertstr(el, text);
  free(text);
  if (editor->outcome == C100_READ_INTERRUPT) return CC_EOF;
  return CC_REFRESH;
}

/* MARK: - Bindings */

/* The keys that are bound in both editors. In vi's insert mode ESC alone is a key, so there the sequences come as
 * one character each, a C1 control, which is bound in their place. */
typedef struct {
  const wchar_t *sequence, *function;
  wchar_t single;
} key;

static const key keys[] = {
  {L"\033[200~", L"c100-paste", 0x80},
  {L"\033[A", L"c100-earlier", 0x81},
  {L"\033[B", L"c100-later", 0x82},
  {L"\033[C", L"ed-next-char", 0x83},
  {L"\033[D", L"ed-prev-char", 0x84},
  {L"\033OA", L"c100-earlier", 0x81},
  {L"\033OB", L"c100-later", 0x82},
  {L"\033OC", L"ed-next-char", 0x83},
  {L"\033OD", L"ed-prev-char", 0x84},
  {L"\033[H", L"ed-move-to-beg", 0x86},
  {L"\033[F", L"ed-move-to-end", 0x87},
  {L"\033OH", L"ed-move-to-beg", 0x86},
  {L"\033OF", L"ed-move-to-end", 0x87},
  {L"\033[1~", L"ed-move-to-beg", 0x86},
  {L"\033[4~", L"ed-move-to-end", 0x87},
  {L"\033[3~", L"ed-delete-next-char", 0x88},
  {L"\033[5~", L"ed-search-prev-history", 0x89},
  {L"\033[6~", L"ed-search-next-history", 0x8A},
  {L"\033[1;5C", L"em-next-word", 0x8B},
  {L"\033[1;5D", L"ed-prev-word", 0x8C},
  {L"\033[1;3C", L"em-next-word", 0x8B},
  {L"\033[1;3D", L"ed-prev-word", 0x8C},
};
enum { key_count = sizeof keys / sizeof keys[0] };

wchar_t c100_single_key(c100_editor *editor) {
  unsigned char bytes[8];
  int count = 0;
  for (;;) {
    bool is_begun = false;
    for (int i = 0; i < key_count; i++) {
      const wchar_t *rest = keys[i].sequence + 1;
      int same = 0;
      while (same < count && rest[same] == bytes[same]) same++;
      if (same < count) continue;
      if (rest[count] == 0) return keys[i].single;
      is_begun = true;
    }
    if (!is_begun || count == (int)sizeof bytes || c100_read_byte(editor, bytes + count, 20) != 1) break;
    count++;
  }
  memmove(editor->held + count, editor->held, (size_t)editor->held_count);
  memcpy(editor->held, bytes, (size_t)count);
  editor->held_count += count;
  return 0x1B;
}

void c100_add_keys(EditLine *el) {
  el_wset(el, EL_ADDFN, L"c100-complete", L"Complete what is before the cursor", key_complete);
  el_wset(el, EL_ADDFN, L"c100-edit", L"Edit the entry in $EDITOR", key_edit);
  el_wset(el, EL_ADDFN, L"c100-paste", L"Take pasted text as it is", key_paste);
  el_wset(el, EL_ADDFN, L"c100-close", L"Close a call, or leave one that is closed", key_close);
  el_wset(el, EL_ADDFN, L"c100-undo", L"Take back the last change of the line", c100_key_undo);
  el_wset(el, EL_ADDFN, L"c100-earlier", L"The row above, or the earlier entry that begins so", c100_key_earlier);
  el_wset(el, EL_ADDFN, L"c100-later", L"The row below, or the later entry that begins so", c100_key_later);
  el_wset(el, EL_ADDFN, L"c100-newline", L"Begin a new line of the same entry", key_newline);
}

static void bind_key(EditLine *el, const wchar_t *key, const wchar_t *function) {
  el_wset(el, EL_BIND, key, function, NULL);
}

static void bind_alternative(EditLine *el, const wchar_t *key, const wchar_t *function) {
  el_wset(el, EL_BIND, L"-a", key, function, NULL);
}

void c100_bind_keys(c100_editor *editor) {
  EditLine *el = editor->el;
  const wchar_t *name = NULL;
  editor->vi = el_wget(el, EL_EDITOR, &name) == 0 && name && wcscmp(name, L"vi") == 0;
  for (int i = 0; i < key_count; i++) {
    const wchar_t single[] = {keys[i].single, 0};
    bind_key(el, editor->vi ? single : keys[i].sequence, keys[i].function);
    if (editor->vi) bind_alternative(el, single, keys[i].function);
  }
  bind_key(el, L"\t", L"c100-complete");
  bind_key(el, L")", L"c100-close");
  bind_key(el, L"^R", L"em-inc-search-prev");
  if (editor->vi) {
    bind_alternative(el, L"v", L"c100-edit");
  } else {
    bind_key(el, L"^X^E", L"c100-edit");
    bind_key(el, L"^P", L"c100-earlier");
    bind_key(el, L"^N", L"c100-later");
    bind_key(el, L"^_", L"c100-undo");
    bind_key(el, L"^X^U", L"c100-undo");
    bind_key(el, L"^W", L"ed-delete-prev-word");
    bind_key(el, L"\033\n", L"c100-newline");
  }
}
