/* What the files of the line editor share: Editor.c opens and reads, EditorInput.c takes bytes, EditorKeys.c acts on keys,
 * EditorScreen.c knows where things stand, EditorUndo.c and EditorHistory.c what stood there before. */
#pragma once
#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>
#include "CEditLine.h"

/* A line as it stood. */
typedef struct {
  wchar_t *text;
  size_t count, cursor;
} snapshot;

struct c100_editor {
  EditLine *el;
  FILE *in, *out, *err;
  int input, output;
  void *context;
  c100_key_function on_complete, on_edit;
  void (*on_history)(void *context);
  bool is_history_stale;
  wchar_t *prompt, *right;
  char *line; /* what c100_editor_line gave last */
  wchar_t **entries; /* history, oldest first */
  size_t entry_count, entry_capacity, entry_index;
  unsigned char held[16]; /* bytes read ahead by the decoder */
  int held_count;
  int outcome;
  int closers; /* parentheses of this line that completion has put behind the cursor */
  bool vi; /* ESC alone is a key there */
  wchar_t *sought; /* what the earlier entries that the arrow keys show begin with */
  size_t shown_index; /* the one that is shown */
  snapshot *changes; /* what undo goes back to, oldest first */
  int change_count;
  snapshot latest; /* the line as it was when the last key was waited for */
  bool is_long; /* it was too long to be kept */
  bool is_typing; /* its last change was a typed letter: the next one belongs to it */
};

c100_editor *c100_owner(EditLine *el);

/* MARK: - Input */

/* One character as UTF-8, whatever the locale: 1, 0 at the end, -1 on an error, -2 for an interrupt. A byte that is no
 * UTF-8 becomes U+DC80...DCFF, which libedit shows by its number and c100_editor_line turns into the byte again. */
int c100_read_scalar(c100_editor *editor, wchar_t *scalar);
/* One byte: as above, and -3 when `patience` ms have passed. */
int c100_read_byte(c100_editor *editor, unsigned char *byte, int patience);
/* libedit's door to it. */
int c100_read_character(EditLine *el, wchar_t *out);

/* MARK: - Keys */

/* Tells libedit of c100's functions. */
void c100_add_keys(EditLine *el);
/* Binds c100's own keys in the map that is in use. */
void c100_bind_keys(c100_editor *editor);
/* ESC has come in vi: the character of the sequence that follows at once, else ESC. */
wchar_t c100_single_key(c100_editor *editor);
unsigned char c100_key_undo(EditLine *el, int ch);
unsigned char c100_key_earlier(EditLine *el, int ch);
unsigned char c100_key_later(EditLine *el, int ch);

/* MARK: - Screen */

/* Asks the terminal to say where pastes begin and end. */
void c100_set_pastes(c100_editor *editor, bool on);
/* The terminal has another width. */
void c100_editor_resized(c100_editor *editor);
/* Stops the process as Ctrl-Z means it. */
void c100_editor_suspend(c100_editor *editor);
/* Whoever had the terminal meanwhile may have left it in any mode. */
void c100_editor_resume(c100_editor *editor);

/* MARK: - Lines as they stood */

void c100_set_line(c100_editor *editor, const wchar_t *text, size_t count, size_t cursor);
/* Notes a change of the line before a key is waited for. The letters of a word, typed one after
 * the other, are one change. */
void c100_note_change(c100_editor *editor);
void c100_forget_changes(c100_editor *editor);

/* MARK: - History */

/* libedit's door to the entries. */
int c100_give_history(void *context, HistEventW *event, int operation, ...);
void c100_load_history(c100_editor *editor);
void c100_clear_history(c100_editor *editor);
