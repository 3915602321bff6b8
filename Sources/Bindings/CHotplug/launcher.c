#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(int start, int32_t kind, int32_t value)
{
  struct word word = { kind, value };
  /* A pipe takes so few bytes whole or not at all, and nobody is left to hear of a failure. */
  if (write(start, &word, sizeof word) < 0) return;
}

static _Noreturn void become_script(
  const struct hotplug_launch *launch, const struct group_paths *group, int output, int start)
{
  setsid();
  say(start, SAYS_PID, getpid());
  if (group->directory[0] && !hotplug_join_group(group)) say(start, SAYS_OUTSIDE_GROUP, errno);
  int empty = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (empty < 0 || dup2(empty, 0) < 0) close(0);
  dup2(output, 1);
  dup2(output, 2);
  hotplug_default_signals();
  /* Another thread of the caller may have forked while it had the file open for writing. */
  for (int tries = 1;; tries++) {
    execve(launch->path, launch->arguments, launch->environment);
    if (errno != ETXTBSY || tries >= HOTPLUG_BUSY_TRIES_MAX) break;
    hotplug_pause(10);
  }
  /* execvp, which libxl uses (libxl_exec.c, 4.17), falls back to the shell in the same way. */
  if (errno == ENOEXEC) {
    say(start, SAYS_SHELL, 0);
    execve(launch->shell_arguments[0], launch->shell_arguments, launch->environment);
  }
  say(start, SAYS_EXEC_ERRNO, errno);
  _exit(127);
}

_Noreturn void hotplug_launch_script(
  const struct hotplug_launch *launch, const struct group_paths *group, int output, int start)
{
  setsid();
  pid_t script = _Fork();
  if (script == 0) become_script(launch, group, output, start);
  if (script < 0) say(start, SAYS_FORK_ERRNO, errno);
  hotplug_keep_descriptors(NULL, 0);
  /* Not reaping it hands the ended script, its status and its pid, to the supervisor. */
  siginfo_t ended;
  while (script > 0 && waitid(P_PID, (id_t)script, &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  _exit(0);
}
