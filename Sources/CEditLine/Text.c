#define _GNU_SOURCE
#include "Text.h"
#include <stdint.h>
#include <stdlib.h>
#include <wctype.h>

int c100_sequence_length(unsigned char first) {
  if (first < 0xC2) return 1;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 1;
}

size_t c100_decode(const unsigned char *bytes, size_t count, wchar_t *scalar) {
  if (count == 0) return 0;
  unsigned char first = bytes[0];
  if (first < 0x80) {
    *scalar = first;
    return 1;
  }
  size_t length = (size_t)c100_sequence_length(first);
  if (length == 1 || length > count) return 0;
  uint32_t value = first & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
  *scalar = (wchar_t)value;
  return length;
}

wchar_t *c100_wide(const char *text, size_t length, size_t *count) {
  wchar_t *wide = malloc((length + 1) * sizeof *wide);
  if (!wide) return NULL;
  const unsigned char *bytes = (const unsigned char *)text;
  size_t n = 0;
  for (size_t i = 0; i < length;) {
    size_t taken = c100_decode(bytes + i, length - i, wide + n);
    if (taken == 0) {
      wide[n] = (wchar_t)(0xDC00 + bytes[i]);
      taken = 1;
    }
    i += taken;
    n++;
  }
  wide[n] = 0;
  if (count) *count = n;
  return wide;
}

static size_t encode(uint32_t value, unsigned char *out) {
  if (value < 0x80) {
    out[0] = (unsigned char)value;
    return 1;
  }
  if (value >= 0xDC80 && value <= 0xDCFF) {
    out[0] = (unsigned char)(value - 0xDC00);
    return 1;
  }
  if (value < 0x800) {
    out[0] = (unsigned char)(0xC0 | value >> 6);
    out[1] = (unsigned char)(0x80 | (value & 0x3F));
    return 2;
  }
  if (value < 0x10000) {
    out[0] = (unsigned char)(0xE0 | value >> 12);
    out[1] = (unsigned char)(0x80 | (value >> 6 & 0x3F));
    out[2] = (unsigned char)(0x80 | (value & 0x3F));
    return 3;
  }
  out[0] = (unsigned char)(0xF0 | value >> 18);
  out[1] = (unsigned char)(0x80 | (value >> 12 & 0x3F));
  out[2] = (unsigned char)(0x80 | (value >> 6 & 0x3F));
  out[3] = (unsigned char)(0x80 | (value & 0x3F));
  return 4;
}

char *c100_narrow(const wchar_t *text, size_t count, size_t *length) {
  unsigned char *bytes = malloc(4 * count + 1);
  if (length) *length = 0;
  if (!bytes) return NULL;
  size_t n = 0;
  for (size_t i = 0; i < count; i++) n += encode((uint32_t)text[i], bytes + n);
  bytes[n] = 0;
  if (length) *length = n;
  return (char *)bytes;
}

size_t c100_narrow_length(const wchar_t *text, size_t count) {
  unsigned char scratch[4];
  size_t n = 0;
  for (size_t i = 0; i < count; i++) n += encode((uint32_t)text[i], scratch);
  return n;
}

void c100_advance(wchar_t scalar, int columns, int *row, int *column) {
  int width;
  if (scalar == L'\n') {
    ++*row;
    *column = 0;
    return;
  }
  if (scalar == L'\t') width = 8 - *column % 8;
  else if (scalar < 0x20 || scalar == 0x7F) width = 2;
  else if (iswprint((wint_t)scalar)) width = wcwidth(scalar);
  else width = scalar > 0xFFFF ? 8 : 7; /* \U+12345 */
  if (width < 0) width = 0;
  if (*column + width > columns) {
    ++*row;
    *column = 0;
  }
  *column += width;
  if (*column >= columns) {
    ++*row;
    *column = 0;
  }
}
