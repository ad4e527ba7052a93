#define _GNU_SOURCE
#include "EditorParts.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>
#include "Internal.h"
#include "Text.h"

int c100_read_byte(c100_editor *editor, unsigned char *byte, int patience) {
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
      unsigned events = c100_reader_events();
      if (c100_signals_interrupted()) return -2;
      if (events & 1u << EVENT_SUSPEND) c100_editor_suspend(editor);
      else if (events & 1u << EVENT_RESUME) c100_editor_resume(editor);
      else if (events & 1u << EVENT_RESIZE) c100_editor_resized(editor);
      continue;
    }
    ssize_t n = read(editor->input, byte, 1);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return n < 0 ? -1 : (int)n;
  }
}

int c100_read_scalar(c100_editor *editor, wchar_t *scalar) {
  unsigned char bytes[4];
  int got = c100_read_byte(editor, bytes, -1);
  if (got <= 0) return got;
  int wanted = c100_sequence_length(bytes[0]);
  int count = 1;
  while (count < wanted) {
    if (c100_read_byte(editor, bytes + count, 200) != 1) break;
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

int c100_read_character(EditLine *el, wchar_t *out) {
  c100_editor *editor = c100_owner(el);
  if (!c100_editor_has_input(editor)) c100_note_change(editor);
  int got = c100_read_scalar(editor, out);
  if (got > 0 && editor->vi && *out == 0x1B) *out = c100_single_key(editor);
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
