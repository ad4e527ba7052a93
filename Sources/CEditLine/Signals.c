#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include "Internal.h"

static int reader_pipe[2] = {-1, -1};
static int evaluation_pipe[2] = {-1, -1};
static atomic_int listener = C100_LISTEN_PROCESS;
static bool is_interactive = false;

/* Interrupts are counted, and who acts on them says up to which one: none is lost between a line's Enter and the
 * start of its evaluation, and none reaches the entry after the one that it was meant for. */
static atomic_uint interrupts = 0;
static atomic_uint heard = 0;

static int guarded = -1;
static struct termios guarded_modes;
static atomic_bool pastes = false;

/* MARK: - Terminal modes: async-signal-safe, since handlers call them */

void c100_terminal_guard(int descriptor) {
  if (guarded < 0 && tcgetattr(descriptor, &guarded_modes) == 0) guarded = descriptor;
}

void c100_terminal_pastes(bool on) { atomic_store(&pastes, on); }

void c100_terminal_restore(void) {
  if (guarded < 0) return;
  /* A background process that restores would be stopped by SIGTTOU. */
  sigset_t blocked, before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  if (atomic_exchange(&pastes, false) && write(guarded, "\033[?2004l", 8) < 0) { /* nothing to be done */ }
  tcsetattr(guarded, TCSANOW, &guarded_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* MARK: - Handlers: atomics, write(2), tcsetattr(3), nothing else */

static void set_default(int signal_number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

static void die_by(int signal_number) {
  c100_terminal_restore();
  set_default(signal_number);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  raise(signal_number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void post(int descriptor, char event) {
  int saved = errno;
  if (write(descriptor, &event, 1) < 0) { /* full: something is waiting there already */ }
  errno = saved;
}

static void on_interrupt(int signal_number) {
  (void)signal_number;
  unsigned waiting = atomic_fetch_add(&interrupts, 1) - atomic_load(&heard);
  int who = atomic_load(&listener);
  /* Where no prompt waits, an interrupt that nobody hears ends the process, and a second one skips the cleaning up. */
  if (!is_interactive && (who == C100_LISTEN_PROCESS || (who == C100_LISTEN_EVALUATION && waiting > 0))) {
    c100_terminal_restore();
    _exit(130);
  }
  post(reader_pipe[1], EVENT_INTERRUPT);
  post(evaluation_pipe[1], EVENT_INTERRUPT);
}

static void on_end(int signal_number) { die_by(signal_number); }

static void on_crash(int signal_number) {
  static const char text[] = "c100: internal error, the program has to stop\n";
  c100_terminal_restore();
  if (write(2, text, sizeof text - 1) < 0) { /* nothing to be done */ }
  die_by(signal_number);
}

static void on_editing_event(int signal_number) {
  post(
    reader_pipe[1],
    signal_number == SIGWINCH ? EVENT_RESIZE : signal_number == SIGTSTP ? EVENT_SUSPEND : EVENT_RESUME);
}

/* MARK: - Installing */

/* Never SA_RESTART: a read must come back when something happened. */
static void install(int signal_number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

static bool open_pipe(int ends[2]) {
  if (ends[0] >= 0) return true;
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  return true;
}

static bool is_ignored(int signal_number) {
  struct sigaction action;
  return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

bool c100_signals_start(bool interactive) {
  is_interactive = interactive;
  if (!open_pipe(reader_pipe) || !open_pipe(evaluation_pipe)) return false;
  fcntl(reader_pipe[0], F_SETFL, O_NONBLOCK);
  /* A shell starts background jobs with SIGINT ignored, nohup does it with SIGHUP: so it stays. */
  if (interactive || !is_ignored(SIGINT)) install(SIGINT, on_interrupt, 0);
  if (!is_ignored(SIGHUP)) install(SIGHUP, on_end, 0);
  install(SIGTERM, on_end, 0);
  install(SIGPIPE, SIG_IGN, 0);
  if (interactive) install(SIGQUIT, on_end, 0);
  return true;
}

void c100_signals_serve(void) {
  install(SIGTERM, on_interrupt, 0);
  if (!is_ignored(SIGHUP)) install(SIGHUP, on_interrupt, 0);
}

int c100_signals_listen(int who) { return atomic_exchange(&listener, who); }

bool c100_signals_interrupted(void) { return atomic_load(&interrupts) != atomic_load(&heard); }

void c100_signals_hear(void) { atomic_store(&heard, atomic_load(&interrupts)); }

bool c100_signals_wait(void) {
  char event = 0;
  ssize_t n;
  do n = read(evaluation_pipe[0], &event, 1);
  while (n < 0 && errno == EINTR);
  /* Where no handlers were installed nothing ever comes: an embedding program's thread sleeps, and does not spin. */
  while (n < 0) pause();
  return n == 1 && event == EVENT_INTERRUPT;
}

void c100_signals_wake(void) { post(evaluation_pipe[1], 0); }

int c100_reader_pipe(void) { return reader_pipe[0]; }

unsigned c100_reader_events(void) {
  unsigned char bytes[64];
  unsigned events = 0;
  for (ssize_t n; (n = read(reader_pipe[0], bytes, sizeof bytes)) > 0;)
    for (ssize_t i = 0; i < n; i++) events |= 1u << bytes[i];
  return events;
}

int c100_signals_begin_line(void) {
  c100_reader_events();
  c100_signals_hear();
  return c100_signals_listen(C100_LISTEN_READER);
}

void c100_signals_editing(bool on) {
  void (*handler)(int) = on ? on_editing_event : SIG_DFL;
  install(SIGWINCH, handler, 0);
  install(SIGCONT, handler, 0);
  if (!is_ignored(SIGTSTP)) install(SIGTSTP, handler, 0);
}

void c100_signals_suspend(void) {
  /* The caller knows that it goes on again: only a SIGSTOP from elsewhere needs the event. */
  set_default(SIGCONT);
  set_default(SIGTSTP);
  raise(SIGTSTP);
  install(SIGTSTP, on_editing_event, 0);
  install(SIGCONT, on_editing_event, 0);
}

void c100_signals_end_line(int who) {
  bool suspended = c100_reader_events() & 1u << EVENT_SUSPEND;
  c100_signals_listen(who);
  if (suspended) raise(SIGTSTP);
}

void c100_signals_child(bool running) {
  if (running) {
    install(SIGINT, SIG_IGN, 0);
    install(SIGQUIT, SIG_IGN, 0);
  } else {
    install(SIGINT, on_interrupt, 0);
    install(SIGQUIT, is_interactive ? on_end : SIG_DFL, 0);
  }
}

/* MARK: - Crashes tell nothing */

/* A stream that was closed before the start would become the first thing that is opened: a result would be written into
 * a file, or a pipe of our own waited for. What stands in its place cannot be read, or written to, as the closed one. */
static void occupy_streams(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++)
    if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

void c100_harden(void) {
  occupy_streams();
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  /* A crash of a full stack needs another one to run its handler on. */
  static char stack[16384];
  stack_t other = {.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
    install(crashes[i], on_crash, (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER));
}
