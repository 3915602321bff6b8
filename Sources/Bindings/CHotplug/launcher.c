#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(int start, int32_t kind, int32_t value)
{
  struct word word = { kind, value };
  /* A pipe takes so few bytes whole or not at all, and no process is left to hear of a failure. */
  if (write(start, &word, sizeof word) < 0) return;
}

/* The supervisor, the launcher and, until exec replaces it, the script's process share one memory: to copy
 * the caller's three times costs more than many a script. Each has a stack of its own; errno is common, so
 * the supervisor makes no call that can fail before it has heard how exec went. */
enum { STACK_BYTES = 65536 };
static _Alignas(64) char launcher_stack[STACK_BYTES], script_stack[STACK_BYTES];

static _Noreturn void become_script(const struct launcher *self, bool is_inside)
{
  const struct hotplug_launch *launch = self->launch;
  setsid();
  say(self->start, SAYS_PID, getpid());
  if (!is_inside && self->group->directory[0] && !hotplug_join_group(self->group)) {
    say(self->start, SAYS_OUTSIDE_GROUP, errno);
  }
  int input = self->channel < 0 ? open("/dev/null", O_RDONLY | O_CLOEXEC) : self->channel;
  if (input < 0 || dup2(input, 0) < 0) close(0);
  dup2(self->channel < 0 ? self->output : self->channel, 1);
  dup2(self->output, 2);
  hotplug_default_signals();
  /* Another thread of the caller may have forked while it had the file open for writing. */
  for (int tries = 1;; tries++) {
    execve(launch->path, launch->arguments, launch->environment);
    if (errno != ETXTBSY || tries >= HOTPLUG_BUSY_TRIES_MAX) break;
    hotplug_pause(10);
  }
  /* execvp, which libxl uses (libxl_exec.c, 4.17), falls back to the shell in the same way. */
  if (errno == ENOEXEC) {
    say(self->start, SAYS_SHELL, 0);
    execve(launch->shell_arguments[0], launch->shell_arguments, launch->environment);
  }
  say(self->start, SAYS_EXEC_ERRNO, errno);
  _exit(127);
}

static int join_and_become_script(void *context) { become_script(context, false); }

#if defined(__x86_64__)
static _Noreturn void become_script_inside(const struct launcher *self) { become_script(self, true); }

/* clone3 has no C function, and one that returns on another stack cannot be written in C. */
static pid_t clone_inside(struct clone_args *birth, const struct launcher *self)
{
  birth->flags |= CLONE_VM;
  birth->stack = (uint64_t)script_stack;
  birth->stack_size = sizeof script_stack;
  long result = SYS_clone3;
  __asm__ volatile(
    "syscall\n\t"
    "testq %%rax, %%rax\n\t"
    "jnz 1f\n\t"
    "movq %[self], %%rdi\n\t"
    "callq *%[become]\n\t"
    "ud2\n"
    "1:"
    : "+a"(result)
    : "D"(birth), "S"(sizeof *birth), [become] "r"(become_script_inside), [self] "r"(self)
    : "rcx", "r11", "cc", "memory");
  if (result >= 0) return (pid_t)result;
  errno = (int)-result;
  return -1;
}
#else
/* The script's process gets a copy of the memory. */
static pid_t clone_inside(struct clone_args *birth, const struct launcher *self)
{
  pid_t script = (pid_t)syscall(SYS_clone3, birth, sizeof *birth);
  if (script == 0) become_script(self, true);
  return script;
}
#endif

/* The script's process, born in its group: one that joins later waits for every processor of the machine to
 * pass a quiet point, 5 to 15 ms, more than all the rest takes. -1 where the kernel (before 5.7) or a sandbox
 * does not let us. */
static pid_t start_inside(const struct launcher *self)
{
  if (!self->group->directory[0]) return -1;
  int directory = open(self->group->directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return -1;
  struct clone_args birth = {
    .flags = CLONE_VFORK | CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = (uint64_t)directory
  };
  pid_t script = clone_inside(&birth, self);
  close(directory);
  return script;
}

static int launch_script(void *context)
{
  const struct launcher *self = context;
  setsid();
  pid_t script = start_inside(self);
  if (script < 0) {
    script = clone(join_and_become_script, script_stack + STACK_BYTES, CLONE_VM | CLONE_VFORK | SIGCHLD,
      context);
  }
  if (script < 0) say(self->start, SAYS_FORK_ERRNO, errno);
  hotplug_keep_descriptors(NULL, 0);
  /* Not reaping it hands the ended script, its status and its pid, to the supervisor. */
  siginfo_t ended;
  while (script > 0 && waitid(P_PID, (id_t)script, &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  _exit(0);
}

pid_t hotplug_start_launcher(const struct launcher *self)
{
  return clone(launch_script, launcher_stack + STACK_BYTES, CLONE_VM | SIGCHLD, (void *)self);
}
