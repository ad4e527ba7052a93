#define _GNU_SOURCE
#include "EditorParts.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "Internal.h"
#include "Text.h"

#define TEXT(number) #number
#define EXPANDED(number) TEXT(number)

const char *c100_editor_version(void) { return "libedit " EXPANDED(LIBEDIT_MAJOR) "." EXPANDED(LIBEDIT_MINOR); }

bool c100_editor_is_shared(void) {
  Dl_info place;
  return dladdr((void *)(uintptr_t)el_init, &place) != 0 && place.dli_fname && strstr(place.dli_fname, "libedit") != NULL;
}

c100_editor *c100_owner(EditLine *el) {
  c100_editor *editor = NULL;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

/* MARK: - Prompts */

static wchar_t no_text[] = L"";

static wchar_t *show_prompt(EditLine *el) {
  c100_editor *editor = c100_owner(el);
  return editor && editor->prompt ? editor->prompt : no_text;
}

static wchar_t *show_right(EditLine *el) {
  c100_editor *editor = c100_owner(el);
  return editor && editor->right ? editor->right : no_text;
}

/* MARK: - Opening */

static int no_key(void *context) {
  (void)context;
  return C100_KEY_BEEP;
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
  if (!file && copy >= 0) close(copy);
  return file;
}

c100_editor *c100_editor_open(const char *program, int input, int output, void *context,
                              c100_key_function on_complete, c100_key_function on_edit,
                              void (*on_history)(void *context)) {
  c100_use_utf8();
  c100_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->input = input;
  editor->output = output;
  editor->context = context;
  editor->on_complete = on_complete ? on_complete : no_key;
  editor->on_edit = on_edit ? on_edit : no_key;
  editor->on_history = on_history;
  editor->is_history_stale = on_history != NULL;
  editor->in = stream(input, "r");
  editor->out = stream(output, "w");
  editor->err = stream(output, "w");
  c100_terminal_guard(input);
  if (editor->in && editor->out && editor->err)
    editor->el = el_init_fd(program, editor->in, editor->out, editor->err, input, output, output);
  if (!editor->el) {
    c100_editor_close(editor);
    return NULL;
  }
  EditLine *el = editor->el;
  el_wset(el, EL_CLIENTDATA, editor);
  el_wset(el, EL_SIGNAL, 0);
  el_wset(el, EL_EDITOR, L"emacs");
  el_wset(el, EL_PROMPT_ESC, show_prompt, L'\001');
  el_wset(el, EL_RPROMPT_ESC, show_right, L'\001');
  el_wset(el, EL_GETCFN, c100_read_character);
  el_wset(el, EL_HIST, c100_give_history, editor);
  c100_add_keys(el);
  /* libedit counts a wide character as one where it lets the terminal move a row's end (2.11, re_update_line): so it
   * writes the end again, wherever a character is put in or taken out. */
  static const wchar_t *const moving[] = {L"ic", L"IC", L"im", L"dc", L"DC"};
  for (size_t i = 0; i < sizeof moving / sizeof moving[0]; i++) el_wset(el, EL_SETTC, moving[i], L"", NULL);
  c100_bind_keys(editor);
  return editor;
}

void c100_editor_close(c100_editor *editor) {
  if (!editor) return;
  if (editor->el) el_end(editor->el);
  if (editor->in) fclose(editor->in);
  if (editor->out) fclose(editor->out);
  if (editor->err) fclose(editor->err);
  c100_clear_history(editor);
  c100_forget_changes(editor);
  free(editor->changes);
  free(editor->sought);
  free(editor->entries);
  free(editor->prompt);
  free(editor->right);
  free(editor->line);
  free(editor);
}

/* MARK: - .editrc */

/* `keys_only`: of the bindings, those of keys, not the choice of a map, which would undo them all. */
static void apply_editrc(c100_editor *editor, FILE *file, bool keys_only) {
  char text[4096];
  Tokenizer *tokenizer = tok_init(NULL);
  if (!tokenizer) return;
  while (fgets(text, sizeof text, file)) {
    char *start = text + strspn(text, " \t");
    if (*start == '#' || *start == '\n' || *start == 0) continue;
    start[strcspn(start, "\n")] = 0;
    int count = 0;
    const char **words = NULL;
    tok_reset(tokenizer);
    if (tok_str(tokenizer, start, &count, &words) != 0 || count == 0) continue;
    const char *colon = strrchr(words[0], ':');
    const char *command = colon ? colon + 1 : words[0];
    bool chooses_map = strcmp(command, "bind") == 0 && count == 2 && words[1][0] == '-';
    if (keys_only && chooses_map) continue;
    /* Listing commands write to the screen of a prompt that is not there yet. */
    if (strcmp(command, "bind") == 0 && count == 1) continue;
    el_parse(editor->el, count, words);
  }
  tok_end(tokenizer);
}

void c100_editor_configure(c100_editor *editor, const char *editrc) {
  FILE *file = fopen(editrc, "re");
  if (!file) return;
  apply_editrc(editor, file, false);
  c100_bind_keys(editor);
  rewind(file);
  apply_editrc(editor, file, true);
  fclose(file);
}

/* MARK: - Reading a line */

int c100_editor_read(c100_editor *editor, const char *prompt, const char *right) {
  free(editor->prompt);
  free(editor->right);
  editor->prompt = c100_wide(prompt, strlen(prompt), NULL);
  editor->right = c100_wide(right, strlen(right), NULL);
  editor->outcome = C100_READ_LINE;
  editor->entry_index = editor->entry_count;
  editor->closers = 0;
  free(editor->sought);
  editor->sought = NULL;
  c100_forget_changes(editor);
  el_resize(editor->el);
  int listener = c100_signals_begin_line();
  c100_signals_editing(true);
  c100_set_pastes(editor, true);
  int count = 0;
  errno = 0;
  const wchar_t *line = el_wgets(editor->el, &count);
  if (editor->outcome == C100_READ_INTERRUPT) {
    const LineInfoW *info = el_wline(editor->el);
    if (info->cursor == info->lastchar) c100_editor_write(editor, "^C", 2);
    c100_editor_leave_line(editor);
  }
  c100_set_pastes(editor, false);
  c100_signals_editing(false);
  el_wset(editor->el, EL_PREP_TERM, 0);
  /* An interrupt after Enter is for what Enter started. */
  if (editor->outcome != C100_READ_LINE) c100_signals_hear();
  c100_signals_end_line(listener);
  if (editor->outcome != C100_READ_LINE) return editor->outcome;
  return line && count > 0 ? C100_READ_LINE : C100_READ_END;
}

const char *c100_editor_line(c100_editor *editor, size_t *length, size_t *cursor) {
  const LineInfoW *line = el_wline(editor->el);
  free(editor->line);
  editor->line = c100_narrow(line->buffer, (size_t)(line->lastchar - line->buffer), length);
  if (cursor) *cursor = c100_narrow_length(line->buffer, (size_t)(line->cursor - line->buffer));
  return editor->line ? editor->line : "";
}

void c100_editor_insert(c100_editor *editor, const char *text, size_t length) {
  wchar_t *wide = c100_wide(text, length, NULL);
  if (wide && *wide) el_winsertstr(editor->el, wide);
  free(wide);
}

void c100_editor_insert_behind(c100_editor *editor, const char *text, size_t length) {
  size_t count = 0;
  wchar_t *wide = c100_wide(text, length, &count);
  if (wide && count > 0 && el_winsertstr(editor->el, wide) == 0) {
    el_cursor(editor->el, -(int)count);
    for (size_t i = 0; i < count; i++) editor->closers += wide[i] == L')';
  }
  free(wide);
}

void c100_editor_delete_before(c100_editor *editor, int characters) {
  if (characters > 0) el_wdeletestr(editor->el, characters);
}

void c100_editor_replace(c100_editor *editor, const char *text, size_t length) {
  size_t count = 0;
  wchar_t *wide = c100_wide(text, length, &count);
  if (wide) c100_set_line(editor, wide, count, count);
  free(wide);
}
