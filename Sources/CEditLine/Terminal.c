#define _GNU_SOURCE
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>
#include "Internal.h"

void c100_use_utf8(void) {
  /* Never LC_ALL: a decimal comma would reach strtod and printf. */
  if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
}

int c100_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool c100_waits(int descriptor, short events, int patience) {
  struct pollfd wanted = {descriptor, events, 0};
  int ready;
  do ready = poll(&wanted, 1, patience);
  while (ready < 0 && errno == EINTR);
  return ready > 0;
}

bool c100_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool c100_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

/* A question's terminal: what it was, and what it has to be until the answer is there. */
typedef struct {
  int descriptor;
  const char *text;
  bool is_terminal;
  struct termios before, wanted;
} question;

/* Asked only once somebody listens: a Ctrl-C that answers the question is heard from its first letter on. */
static void ask(const question *asked) {
  if (asked->is_terminal) tcsetattr(asked->descriptor, TCSADRAIN, &asked->wanted);
  for (size_t written = 0, count = strlen(asked->text); written < count;) {
    ssize_t n = write(STDERR_FILENO, asked->text + written, count - written);
    if (n >= 0) {
      written += (size_t)n;
    } else if (errno == EAGAIN) {
      c100_waits(STDERR_FILENO, POLLOUT, -1);
    } else if (errno != EINTR) {
      break;
    }
  }
}

static void restore(const question *asked) {
  if (asked->is_terminal) tcsetattr(asked->descriptor, TCSADRAIN, &asked->before);
}

/* Waits for a byte or a signal: 1 a byte (or the end) can be read, 0 interrupted. Whoever had the terminal while the
 * process was stopped has left it in modes of their own: a secret would be echoed. So it is made silent and asked
 * again. */
static int wait_for_input(const question *asked) {
  struct pollfd wanted[2] = {{asked->descriptor, POLLIN, 0}, {c100_reader_pipe(), POLLIN, 0}};
  for (;;) {
    if (poll(wanted, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return 1;
    }
    if (wanted[1].revents & POLLIN) {
      unsigned events = c100_reader_events();
      if (c100_signals_interrupted()) return 0;
      if (events & 1u << EVENT_SUSPEND) {
        restore(asked);
        c100_signals_suspend();
        ask(asked);
      } else if (events & 1u << EVENT_RESUME) {
        ask(asked);
      }
      continue;
    }
    if (wanted[0].revents) return 1;
  }
}

ssize_t c100_read_line(int descriptor, const char *text, bool echo, char *buffer, size_t capacity) {
  question asked = {.descriptor = descriptor, .text = text};
  asked.is_terminal = tcgetattr(descriptor, &asked.before) == 0;
  if (asked.is_terminal) {
    c100_terminal_guard(descriptor);
    asked.wanted = asked.before;
    if (!echo) asked.wanted.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
    asked.wanted.c_lflag |= ICANON | ISIG | (echo ? ECHO : ECHONL);
    asked.wanted.c_iflag |= ICRNL;
  }
  bool can_stop = asked.is_terminal && c100_reader_pipe() >= 0;
  int listener = c100_signals_begin_line();
  if (can_stop) c100_signals_editing(true);
  ask(&asked);
  ssize_t length = 0;
  for (;;) {
    char byte;
    if (!wait_for_input(&asked)) {
      length = -2;
      break;
    }
    ssize_t n = read(descriptor, &byte, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      if (length == 0) length = -1;
      break;
    }
    if (byte == '\n') break;
    if ((size_t)length == capacity) {
      length = -3;
      break;
    }
    buffer[length++] = byte;
  }
  restore(&asked);
  if (can_stop) c100_signals_editing(false);
  if (length == -2) c100_signals_hear();
  c100_signals_end_line(listener);
  return length;
}
