#define _GNU_SOURCE
#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include "Internal.h"
#include "Text.h"

#define TEXT(number) #number
#define EXPANDED(number) TEXT(number)

const char *c100_editor_version(void) { return "libedit " EXPANDED(LIBEDIT_MAJOR) "." EXPANDED(LIBEDIT_MINOR); }

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
};

/* MARK: - Prompts */

static wchar_t no_text[] = L"";

static c100_editor *owner(EditLine *el) {
  c100_editor *editor = NULL;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

static wchar_t *show_prompt(EditLine *el) {
  c100_editor *editor = owner(el);
  return editor && editor->prompt ? editor->prompt : no_text;
}

static wchar_t *show_right(EditLine *el) {
  c100_editor *editor = owner(el);
  return editor && editor->right ? editor->right : no_text;
}

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

static void set_pastes(c100_editor *editor, bool on) {
  c100_terminal_pastes(on);
  fputs(on ? "\033[?2004h" : "\033[?2004l", editor->out);
  fflush(editor->out);
}

void c100_editor_release_terminal(c100_editor *editor) {
  set_pastes(editor, false);
  el_wset(editor->el, EL_PREP_TERM, 0);
}

void c100_editor_take_terminal(c100_editor *editor) {
  el_wset(editor->el, EL_PREP_TERM, 1);
  set_pastes(editor, true);
}

/* MARK: - Reading characters */

static void redraw_resized(c100_editor *editor) {
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

static void suspend(c100_editor *editor) {
  c100_editor_leave_line(editor);
  c100_editor_release_terminal(editor);
  c100_signals_suspend();
  c100_editor_take_terminal(editor);
  el_resize(editor->el);
  c100_editor_redraw(editor);
}

/* One byte: 1, or 0 at the end, -1 on an error, -2 for an interrupt, -3 when `patience` ms have passed. */
static int read_byte(c100_editor *editor, unsigned char *byte, int patience) {
  if (editor->held_count > 0) {
    *byte = editor->held[0];
    memmove(editor->held, editor->held + 1, (size_t)--editor->held_count);
    return 1;
  }
  struct pollfd wanted[2] = {{editor->input, POLLIN, 0}, {c100_reader_pipe(), POLLIN, 0}};
  for (;;) {
    int ready = poll(wanted, 2, patience);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return -1;
    if (ready == 0) return -3;
    if (wanted[1].revents & POLLIN) {
      char events[64];
      bool resized = false, suspended = false;
      ssize_t n = read(wanted[1].fd, events, sizeof events);
      for (ssize_t i = 0; i < n; i++) {
        resized |= events[i] == EVENT_RESIZE;
        suspended |= events[i] == EVENT_SUSPEND;
      }
      if (c100_signals_interrupted()) return -2;
      if (suspended) suspend(editor);
      else if (resized) redraw_resized(editor);
      continue;
    }
    ssize_t n = read(editor->input, byte, 1);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return n < 0 ? -1 : (int)n;
  }
}

/* One character, whatever the locale. A byte that is no UTF-8 becomes U+DC80...DCFF, which libedit shows by its
 * number and c100_editor_line turns into the byte again. */
static int read_scalar(c100_editor *editor, wchar_t *scalar) {
  unsigned char bytes[4];
  int got = read_byte(editor, bytes, -1);
  if (got <= 0) return got;
  int wanted = c100_sequence_length(bytes[0]);
  int count = 1;
  while (count < wanted) {
    if (read_byte(editor, bytes + count, 200) != 1) break;
    count++;
    if ((bytes[count - 1] & 0xC0) != 0x80) break;
  }
  if (c100_decode(bytes, (size_t)count, scalar) == (size_t)wanted && wanted == count) return 1;
  *scalar = (wchar_t)(0xDC00 + bytes[0]);
  memmove(editor->held + (count - 1), editor->held, (size_t)editor->held_count);
  memcpy(editor->held, bytes + 1, (size_t)(count - 1));
  editor->held_count += count - 1;
  return 1;
}

/* The keys that are bound in both editors. In vi's insert mode ESC alone is a key, so there the sequences come as
 * one character each, a C1 control, which is bound in their place. */
typedef struct {
  const wchar_t *sequence, *function;
  wchar_t single;
} key;

static const key keys[] = {
  {L"\033[200~", L"c100-paste", 0x80},
  {L"\033[A", L"ed-prev-history", 0x81},
  {L"\033[B", L"ed-next-history", 0x82},
  {L"\033[C", L"ed-next-char", 0x83},
  {L"\033[D", L"ed-prev-char", 0x84},
  {L"\033OA", L"ed-prev-history", 0x81},
  {L"\033OB", L"ed-next-history", 0x82},
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

/* ESC has come in vi: the character of the sequence that follows at once, else ESC. */
static wchar_t single_key(c100_editor *editor) {
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
    if (!is_begun || count == (int)sizeof bytes || read_byte(editor, bytes + count, 20) != 1) break;
    count++;
  }
  memmove(editor->held + count, editor->held, (size_t)editor->held_count);
  memcpy(editor->held, bytes, (size_t)count);
  editor->held_count += count;
  return 0x1B;
}

static int read_character(EditLine *el, wchar_t *out) {
  c100_editor *editor = owner(el);
  int got = read_scalar(editor, out);
  if (got > 0 && editor->vi && *out == 0x1B) *out = single_key(editor);
  if (got >= 0) return got;
  if (got == -2) {
    editor->outcome = C100_READ_INTERRUPT;
    errno = EINTR;
  } else {
    editor->outcome = C100_READ_ERROR;
  }
  *out = 0;
  return -1;
}

bool c100_editor_has_input(c100_editor *editor) {
  return editor->held_count > 0 || c100_waits(editor->input, POLLIN, 0);
}

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
  c100_editor *editor = owner(el);
  return answer(editor->on_complete(editor->context));
}

static unsigned char key_edit(EditLine *el, int ch) {
  (void)ch;
  c100_editor *editor = owner(el);
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
  c100_editor *editor = owner(el);
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

/* ESC [ 200 ~ has come: everything up to ESC [ 201 ~ is text, whatever it holds. */
static unsigned char key_paste(EditLine *el, int ch) {
  (void)ch;
  static const wchar_t end[] = L"\033[201~";
  const size_t end_length = 6;
  c100_editor *editor = owner(el);
  size_t count = 0, capacity = 4096;
  bool after_return = false;
  wchar_t *text = malloc(capacity * sizeof *text);
  if (!text) return CC_ERROR;
  for (;;) {
    wchar_t scalar;
    int got = read_scalar(editor, &scalar);
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

static void bind_key(EditLine *el, const wchar_t *key, const wchar_t *function) {
  el_wset(el, EL_BIND, key, function, NULL);
}

static void bind_alternative(EditLine *el, const wchar_t *key, const wchar_t *function) {
  el_wset(el, EL_BIND, L"-a", key, function, NULL);
}

static void bind_keys(c100_editor *editor) {
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
    bind_key(el, L"^W", L"ed-delete-prev-word");
    bind_key(el, L"\033\n", L"c100-newline");
  }
}

/* MARK: - Opening */

static int no_key(void *context) {
  (void)context;
  return C100_KEY_BEEP;
}

static int give_history(void *context, HistEventW *event, int operation, ...);
static void clear_history(c100_editor *editor);

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
  el_wset(el, EL_GETCFN, read_character);
  el_wset(el, EL_HIST, give_history, editor);
  el_wset(el, EL_ADDFN, L"c100-complete", L"Complete what is before the cursor", key_complete);
  el_wset(el, EL_ADDFN, L"c100-edit", L"Edit the entry in $EDITOR", key_edit);
  el_wset(el, EL_ADDFN, L"c100-paste", L"Take pasted text as it is", key_paste);
  el_wset(el, EL_ADDFN, L"c100-close", L"Close a call, or leave one that is closed", key_close);
  el_wset(el, EL_ADDFN, L"c100-newline", L"Begin a new line of the same entry", key_newline);
  bind_keys(editor);
  return editor;
}

void c100_editor_close(c100_editor *editor) {
  if (!editor) return;
  if (editor->el) el_end(editor->el);
  if (editor->in) fclose(editor->in);
  if (editor->out) fclose(editor->out);
  if (editor->err) fclose(editor->err);
  clear_history(editor);
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
  bind_keys(editor);
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
  int listener = c100_signals_begin_line();
  c100_signals_editing(true);
  set_pastes(editor, true);
  int count = 0;
  errno = 0;
  const wchar_t *line = el_wgets(editor->el, &count);
  if (editor->outcome == C100_READ_INTERRUPT) {
    const LineInfoW *info = el_wline(editor->el);
    if (info->cursor == info->lastchar) c100_editor_write(editor, "^C", 2);
    c100_editor_leave_line(editor);
  }
  set_pastes(editor, false);
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
  const LineInfoW *line = el_wline(editor->el);
  el_cursor(editor->el, (int)(line->lastchar - line->cursor));
  line = el_wline(editor->el);
  c100_editor_delete_before(editor, (int)(line->lastchar - line->buffer));
  c100_editor_insert(editor, text, length);
}

/* MARK: - History: libedit asks, newest first */

static int give_history(void *context, HistEventW *event, int operation, ...) {
  c100_editor *editor = context;
  /* Thousands of entries are handed over when somebody asks for the first, not at the start. */
  if (operation == H_FIRST && editor->is_history_stale) {
    editor->is_history_stale = false;
    clear_history(editor);
    editor->on_history(editor->context);
  }
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

static void clear_history(c100_editor *editor) {
  for (size_t i = 0; i < editor->entry_count; i++) free(editor->entries[i]);
  editor->entry_count = 0;
  editor->entry_index = 0;
}
