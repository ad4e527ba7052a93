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

/* Waits for a byte or a signal: 1 a byte (or the end) can be read, 0 interrupted. */
static int wait_for_input(int descriptor) {
  struct pollfd wanted[2] = {{descriptor, POLLIN, 0}, {c100_reader_pipe(), POLLIN, 0}};
  for (;;) {
    if (poll(wanted, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return 1;
    }
    if (wanted[1].revents & POLLIN) {
      char events[64];
      while (read(wanted[1].fd, events, sizeof events) > 0) {}
      if (c100_signals_interrupted()) return 0;
      continue;
    }
    if (wanted[0].revents) return 1;
  }
}

ssize_t c100_read_line(int descriptor, const char *question, bool echo, char *buffer, size_t capacity) {
  struct termios before, silent;
  bool quiet = !echo && tcgetattr(descriptor, &before) == 0;
  if (quiet) {
    c100_terminal_guard(descriptor);
    silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
    silent.c_lflag |= ICANON | ISIG | ECHONL;
    silent.c_iflag |= ICRNL;
    tcsetattr(descriptor, TCSADRAIN, &silent);
  }
  int listener = c100_signals_begin_line();
  /* Asked only now: a Ctrl-C that answers the question is heard from its first letter on. */
  for (size_t asked = 0, count = strlen(question); asked < count;) {
    ssize_t n = write(STDERR_FILENO, question + asked, count - asked);
    if (n >= 0) {
      asked += (size_t)n;
    } else if (errno == EAGAIN) {
      c100_waits(STDERR_FILENO, POLLOUT, -1);
    } else if (errno != EINTR) {
      break;
    }
  }
  ssize_t length = 0;
  for (;;) {
    char byte;
    if (!wait_for_input(descriptor)) {
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
  if (quiet) tcsetattr(descriptor, TCSADRAIN, &before);
  if (length == -2) c100_signals_hear();
  c100_signals_listen(listener);
  return length;
}
