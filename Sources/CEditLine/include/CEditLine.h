/* Fixed-signature doors to libedit, the terminal and signals.
 *
 * libedit's el_wset, el_wget and history_w are variadic, and Swift cannot call variadic functions; the
 * streams, the signal handlers and everything that must not allocate live here too. One editor exists at a
 * time, on one thread. Text crosses as UTF-8, whatever the locale says. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* MARK: - Line editing */

typedef struct c100_editor c100_editor;

/* How c100_editor_read ended. */
enum { C100_READ_LINE = 0, C100_READ_INTERRUPT = 1, C100_READ_END = 2, C100_READ_ERROR = 3 };

/* A key's function: gets the context of c100_editor_open; what it returns says what to draw. */
typedef int (*c100_key_function)(void *context);
enum { C100_KEY_NOTHING = 0, C100_KEY_REFRESH = 1, C100_KEY_BEEP = 2 };

/* Opens an editor that reads `input` and draws on `output`; NULL when the terminal cannot do it. */
c100_editor *c100_editor_open(const char *program, int input, int output, void *context,
                              c100_key_function on_complete, c100_key_function on_edit,
                              void (*on_history)(void *context));
void c100_editor_close(c100_editor *editor);

/* The library that the program was built with: "libedit 2.11". */
const char *c100_editor_version(void);
/* Whether it is the system's, found at the start, and not part of the program. */
bool c100_editor_is_shared(void);

/* Applies a .editrc: twice, around c100's own keys, so that `bind -v` works and the user's keys win. */
void c100_editor_configure(c100_editor *editor, const char *editrc);

/* Reads one line. Escape sequences in the prompts stand between \001 characters and never last. */
int c100_editor_read(c100_editor *editor, const char *prompt, const char *right);

/* The line as it stands, UTF-8; bytes that were no UTF-8 come back as they were typed. Valid until the next call. */
const char *c100_editor_line(c100_editor *editor, size_t *length, size_t *cursor);

void c100_editor_insert(c100_editor *editor, const char *text, size_t length);
/* Puts a text behind the cursor, which stays; a `)` of it that is typed later is stepped over. */
void c100_editor_insert_behind(c100_editor *editor, const char *text, size_t length);
void c100_editor_delete_before(c100_editor *editor, int characters);
void c100_editor_replace(c100_editor *editor, const char *text, size_t length);

/* True when more input already waits. */
bool c100_editor_has_input(c100_editor *editor);
/* Leaves the edited line for the first row below it; c100_editor_redraw draws it again from there. */
void c100_editor_leave_line(c100_editor *editor);
void c100_editor_write(c100_editor *editor, const char *text, size_t length);
void c100_editor_redraw(c100_editor *editor);
/* Hands the terminal to a child and takes it back. */
void c100_editor_release_terminal(c100_editor *editor);
void c100_editor_take_terminal(c100_editor *editor);

/* The earlier entries are others than before: `on_history` is called to add them when a key asks for one. */
void c100_editor_history_changed(c100_editor *editor);
void c100_editor_history_add(c100_editor *editor, const char *text, size_t length);

/* Columns of a character on a terminal, -1 for one that is not printable. Asks the locale of c100_use_utf8. */
int c100_width(uint32_t scalar);

/* Sets LC_CTYPE, and only that, to the user's locale, or to C.UTF-8 when that one is not UTF-8. */
void c100_use_utf8(void);

/* MARK: - Terminal */

bool c100_is_terminal(int descriptor);
/* Waits until a descriptor can be read (POLLIN) or written (POLLOUT), as poll(2) does; false when `patience`
 * milliseconds have passed, -1 for any time. */
bool c100_waits(int descriptor, short events, int patience);
bool c100_terminal_size(int descriptor, int *columns, int *rows);
/* Remembers the modes of this terminal: every way out restores them. */
void c100_terminal_guard(int descriptor);
void c100_terminal_restore(void);

/* Reads a line in the terminal's own line mode, with or without echo, or from any descriptor, a byte at a time.
 * Writes `question` to the standard error first.
 * Returns the length, -1 at the end of input, -2 when interrupted, -3 when longer than `capacity`. */
ssize_t c100_read_line(int descriptor, const char *question, bool echo, char *buffer, size_t capacity);

/* MARK: - Signals */

/* Who acts on Ctrl-C: the reader of a line, the evaluation, or nobody but the process (which then ends). */
enum { C100_LISTEN_PROCESS = 0, C100_LISTEN_READER = 1, C100_LISTEN_EVALUATION = 2 };

/* Installs the handlers: they count, and write to pipes. Also ignores SIGPIPE. At a prompt no interrupt ends the
 * process. */
bool c100_signals_start(bool interactive);
/* For a server: the signals that ask it to end are heard as an interrupt is, so that it can end cleanly. */
void c100_signals_serve(void);
/* Gives who listened before. */
int c100_signals_listen(int who);
/* True when an interrupt has come that nobody has acted on. */
bool c100_signals_interrupted(void);
/* All that have come are acted on. */
void c100_signals_hear(void);
/* Waits for the next interrupt; false when woken for another reason. */
bool c100_signals_wait(void);
/* Wakes c100_signals_wait with false. */
void c100_signals_wake(void);
/* Before a child runs in the foreground, the dispositions a program expects. */
void c100_signals_child(bool running);

/* No closed standard streams, no core files, no memory of this process for others, nothing but one line upon a crash. */
void c100_harden(void);
