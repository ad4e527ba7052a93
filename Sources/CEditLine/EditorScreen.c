#define _GNU_SOURCE
#include "EditorParts.h"
#include "Internal.h"
#include "Text.h"

/* MARK: - Where things stand on the screen */

static int columns_of(c100_editor *editor) {
  int columns = 80, rows = 24;
  c100_terminal_size(editor->output, &columns, &rows);
  return columns > 0 ? columns : 80;
}

static int row_of(c100_editor *editor, const wchar_t *end) {
  const LineInfoW *line = el_wline(editor->el);
  int columns = columns_of(editor), row = 0, column = 0;
  bool in_escape = false;
  for (const wchar_t *p = editor->prompt; p && *p; p++) {
    if (*p == L'\001') in_escape = !in_escape;
    else if (!in_escape) c100_advance(*p, columns, &row, &column);
  }
  for (const wchar_t *p = line->buffer; p < end; p++) c100_advance(*p, columns, &row, &column);
  return row;
}

void c100_editor_leave_line(c100_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  int down = row_of(editor, line->lastchar) - row_of(editor, line->cursor) + 1;
  for (int i = 0; i < down; i++) fputc('\n', editor->out);
  fputc('\r', editor->out);
  fflush(editor->out);
}

void c100_editor_write(c100_editor *editor, const char *text, size_t length) {
  fwrite(text, 1, length, editor->out);
  fflush(editor->out);
}

void c100_editor_redraw(c100_editor *editor) { el_wset(editor->el, EL_REFRESH); }

void c100_set_pastes(c100_editor *editor, bool on) {
  c100_terminal_pastes(on);
  fputs(on ? "\033[?2004h" : "\033[?2004l", editor->out);
  fflush(editor->out);
}

void c100_editor_release_terminal(c100_editor *editor) {
  c100_set_pastes(editor, false);
  el_wset(editor->el, EL_PREP_TERM, 0);
}

void c100_editor_take_terminal(c100_editor *editor) {
  el_wset(editor->el, EL_PREP_TERM, 1);
  c100_set_pastes(editor, true);
}

/* MARK: - Other programs, other sizes */

void c100_editor_resized(c100_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  /* The terminal has wrapped what was there to its new width: go up to where that begins now, and clear. */
  int up = row_of(editor, line->cursor);
  fputc('\r', editor->out);
  if (up > 0) fprintf(editor->out, "\033[%dA", up);
  fputs("\033[J", editor->out);
  fflush(editor->out);
  el_resize(editor->el);
  c100_editor_redraw(editor);
}

void c100_editor_resume(c100_editor *editor) {
  c100_editor_release_terminal(editor);
  c100_editor_take_terminal(editor);
  el_resize(editor->el);
  c100_editor_redraw(editor);
}

void c100_editor_suspend(c100_editor *editor) {
  c100_editor_leave_line(editor);
  c100_editor_release_terminal(editor);
  c100_signals_suspend();
  c100_editor_resume(editor);
}
