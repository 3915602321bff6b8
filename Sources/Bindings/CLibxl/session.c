#define _GNU_SOURCE
#include "table.h"

#ifdef CLIBXL_HEADERS

#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* MARK: the log */

static void tell(struct clibxl_session *session, int level, int errnoval, const char *context, char *text)
{
  char *line = NULL;
  int length = errnoval >= 0
    ? asprintf(&line, "%s: %s: %s", context ? context : "libxl", text, strerror(errnoval))
    : asprintf(&line, "%s: %s", context ? context : "libxl", text);
  session->log(session->user, level, length >= 0 ? line : text);
  if (length >= 0) free(line);
}

__attribute__((format(printf, 5, 0))) static void take_message(xentoollog_logger *logger,
  xentoollog_level level, int errnoval, const char *context, const char *format, va_list arguments)
{
  struct clibxl_session *session = (struct clibxl_session *)logger;
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) return;
  tell(session, (int)level, errnoval, context, text);
  free(text);
}

static void take_progress(xentoollog_logger *logger, const char *context, const char *what, int percent,
  unsigned long done, unsigned long total)
{
  struct clibxl_session *session = (struct clibxl_session *)logger;
  char *text = NULL;
  (void)done, (void)total;
  if (asprintf(&text, "%s: %d %%", what, percent) < 0) return;
  tell(session, XTL_PROGRESS, -1, context, text);
  free(text);
}

static void keep_logger(xentoollog_logger *logger) { (void)logger; }

/* MARK: the context */

/* Replaces fork for libxl: counts and reports, before the program can end this process; gives the program a
 * session of its own, as our own engine does, and no signal that is blocked here. */
static pid_t fork_program(void *user)
{
  struct clibxl_session *session = user;
  session->programs(session->user, ++session->started);
  pid_t child = fork();
  if (child == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
  }
  if (child > 0) session->program = child;
  return child;
}

struct clibxl_session *clibxl_session_open(const struct clibxl_library *library, clibxl_log *log,
  clibxl_programs *programs, void *user, int *code)
{
  struct clibxl_session *session = calloc(1, sizeof *session);
  *code = ERROR_NOMEM;
  if (!session) return NULL;
  session->logger.vmessage = take_message;
  session->logger.progress = take_progress;
  session->logger.destroy = keep_logger;
  session->library = library;
  session->log = log;
  session->programs = programs;
  session->user = user;
  *code = library->ctx_alloc(&session->context, LIBXL_VERSION, 0, &session->logger);
  if (*code) {
    free(session);
    return NULL;
  }
  /* Its children only: others of this process belong to others. */
  session->hooks.chldowner = libxl_sigchld_owner_libxl_always_selective_reap;
  session->hooks.fork_replacement = fork_program;
  library->childproc_setmode(session->context, &session->hooks, session);
  return session;
}

void clibxl_session_close(struct clibxl_session *session)
{
  session->library->ctx_free(session->context);
  clibxl_drop_devices(session);
  free(session);
}

int clibxl_stop_descriptor(void)
{
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  return signalfd(-1, &stop, SFD_CLOEXEC);
}

bool clibxl_end_program(struct clibxl_session *session)
{
  /* libxl reaps it while it works, and not meanwhile: what is still to be waited for has its number. */
  siginfo_t ended = { 0 };
  if (session->program <= 0) return false;
  if (waitid(P_PID, (id_t)session->program, &ended, WEXITED | WNOHANG | WNOWAIT) < 0 || ended.si_pid != 0) {
    return false;
  }
  kill(-session->program, SIGTERM);
  kill(-session->program, SIGCONT);
  return true;
}

/* MARK: events */

/* More than libxl ever has in these operations: the store, its own pipe, children. */
enum { DESCRIPTORS_MAX = 64 };

bool clibxl_work(struct clibxl_session *session, int interrupt, int milliseconds)
{
  struct pollfd watched[DESCRIPTORS_MAX + 1];
  struct timeval now;
  int count = DESCRIPTORS_MAX, timeout = milliseconds;
  gettimeofday(&now, NULL);
  if (session->library->osevent_beforepoll(session->context, &count, watched, &timeout, now)) count = 0;
  if (timeout < 0 || timeout > milliseconds) timeout = milliseconds;
  watched[count] = (struct pollfd){ .fd = interrupt, .events = POLLIN };
  if (poll(watched, (nfds_t)count + 1, timeout) < 0) {
    for (int at = 0; at <= count; at++) watched[at].revents = 0;
  }
  gettimeofday(&now, NULL);
  session->library->osevent_afterpoll(session->context, count, watched, now);
  return watched[count].revents != 0;
}

bool clibxl_is_over(struct clibxl_session *session, int *code)
{
  libxl_event *event = NULL;
  while (session->library->event_check(session->context, &event, LIBXL_EVENTMASK_ALL, NULL, NULL) == 0) {
    bool is_ours = event->type == LIBXL_EVENT_TYPE_OPERATION_COMPLETE
      && event->for_user == session->how.u.for_event;
    if (is_ours) *code = event->u.operation_complete.rc;
    session->library->event_free(session->context, event);
    if (is_ours) return true;
  }
  return false;
}

void clibxl_abort(struct clibxl_session *session)
{
  session->library->ao_abort(session->context, &session->how);
}

#else

struct clibxl_session *clibxl_session_open(const struct clibxl_library *library, clibxl_log *log,
  clibxl_programs *programs, void *user, int *code)
{
  (void)library, (void)log, (void)programs, (void)user;
  *code = CLIBXL_FAILED;
  return NULL;
}
void clibxl_session_close(struct clibxl_session *session) { (void)session; }
int clibxl_stop_descriptor(void) { return -1; }
bool clibxl_end_program(struct clibxl_session *session) { return (void)session, false; }
bool clibxl_work(struct clibxl_session *session, int interrupt, int milliseconds)
{
  return (void)session, (void)interrupt, (void)milliseconds, false;
}
bool clibxl_is_over(struct clibxl_session *session, int *code)
{
  (void)session;
  *code = CLIBXL_FAILED;
  return true;
}
void clibxl_abort(struct clibxl_session *session) { (void)session; }

#endif
