#pragma once
#include <stddef.h>
#include <wchar.h>

/* UTF-8 and wide text, without the locale. Bytes that are no UTF-8 travel as U+DC80...DCFF. */

/* Bytes of the sequence that this byte begins; 1 for a byte that begins none. */
int c100_sequence_length(unsigned char first);
/* Decodes one scalar: the bytes it took, 0 when they are no UTF-8. */
size_t c100_decode(const unsigned char *bytes, size_t count, wchar_t *scalar);
/* New text, ended by 0; free() it. */
wchar_t *c100_wide(const char *text, size_t length, size_t *count);
char *c100_narrow(const wchar_t *text, size_t count, size_t *length);
size_t c100_narrow_length(const wchar_t *text, size_t count);
/* Moves a position on the screen past a character as libedit draws it. */
void c100_advance(wchar_t scalar, int columns, int *row, int *column);
