#pragma once
#include "CEditLine.h"

/* What wakes the reader of a line, one byte each in its pipe. */
enum { EVENT_INTERRUPT = 1, EVENT_RESIZE = 2, EVENT_SUSPEND = 3, EVENT_RESUME = 4 };

/* The reading end of the reader's pipe; -1 before c100_signals_start. */
int c100_reader_pipe(void);
/* Takes what has woken the reader: a bit for each kind of event, by its number. */
unsigned c100_reader_events(void);
/* A line begins to be read: earlier interrupts are none of its business. Gives who listened before. */
int c100_signals_begin_line(void);
/* A line has been read and the terminal is as it was: gives back who listened before. A Ctrl-Z that came since the line
 * ended is acted on, since the next line would not know of it. */
void c100_signals_end_line(int who);
/* Installs or removes the handlers for resize, suspend and resume, which matter only while a line is read. */
void c100_signals_editing(bool on);
/* Stops the process as Ctrl-Z means it, and returns when it goes on. */
void c100_signals_suspend(void);
/* True while the terminal reports pastes between brackets, so that the handlers can end it. */
void c100_terminal_pastes(bool on);
