#define _GNU_SOURCE
#include "table.h"

#ifdef CLIBXL_HEADERS

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
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

/* In one call since Linux 5.11; glibc's name for the call is younger than the oldest glibc that we run on. */
static void close_others_on_exec(void)
{
  if (syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0) return;
  struct rlimit limit = { 0 };
  getrlimit(RLIMIT_NOFILE, &limit);
  int top = limit.rlim_cur < CLIBXL_DESCRIPTORS_MAX ? (int)limit.rlim_cur : CLIBXL_DESCRIPTORS_MAX;
  for (int at = STDERR_FILENO + 1; at < top; at++) fcntl(at, F_SETFD, FD_CLOEXEC);
}

/* In libxl's place: counts, and gives the program a session of its own, so that a terminal's Ctrl-C is for us
 * alone to act on, no signal that is blocked here, and no descriptor that this process was given: a daemon
 * would keep whoever waits for the end of it waiting. */
static pid_t fork_program(void *user)
{
  struct clibxl_session *session = user;
  pid_t child = fork();
  if (child == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    close_others_on_exec();
  }
  if (child > 0) session->started++;
  return child;
}

/* Whoever started this process may have left SIGCHLD blocked or ignored: libxl would never hear of an end. */
static void hear_of_children(void)
{
  struct sigaction found;
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGCHLD);
  if (sigaction(SIGCHLD, NULL, &found) == 0 && found.sa_handler == SIG_IGN) signal(SIGCHLD, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &ends, NULL);
}

struct clibxl_session *clibxl_session_open(const struct clibxl_library *library, clibxl_log *log, void *user,
  int *code)
{
  struct clibxl_session *session = calloc(1, sizeof *session);
  *code = ERROR_NOMEM;
  if (!session) return NULL;
  session->logger.vmessage = take_message;
  session->logger.progress = take_progress;
  session->logger.destroy = keep_logger;
  session->library = library;
  session->log = log;
  session->user = user;
  hear_of_children();
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

int clibxl_started_count(const struct clibxl_session *session) { return session->started; }

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

struct clibxl_session *clibxl_session_open(const struct clibxl_library *library, clibxl_log *log, void *user,
  int *code)
{
  (void)library, (void)log, (void)user;
  *code = CLIBXL_FAILED;
  return NULL;
}
void clibxl_session_close(struct clibxl_session *session) { (void)session; }
int clibxl_started_count(const struct clibxl_session *session) { return (void)session, 0; }
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
