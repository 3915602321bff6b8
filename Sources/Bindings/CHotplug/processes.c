#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int64_t hotplug_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void hotplug_pause(int milliseconds)
{
  struct timespec rest = { milliseconds / 1000, milliseconds % 1000 * 1000000L };
  nanosleep(&rest, NULL);
}

/* As a fresh process has them: every disposition the default one, nothing blocked. */
void hotplug_default_signals(void)
{
  /* Not by sigaction: it refuses the two signals that the C library keeps for itself, and they may be
   * ignored. All zero is the default disposition in the kernel's own structure. */
  static const unsigned long plain[8];
  for (int number = 1; number < NSIG; number++) {
    syscall(SYS_rt_sigaction, number, plain, NULL, (NSIG - 1) / 8);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Visits each decimal number of a text file; how many, or -1 when it cannot be read. */
int hotplug_each_number(const char *path, void (*visit)(pid_t, void *), void *context)
{
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  char block[4096];
  int count = 0, number = 0;
  ssize_t length;
  while ((length = read(file, block, sizeof block)) > 0) {
    for (ssize_t at = 0; at < length; at++) {
      if (block[at] >= '0' && block[at] <= '9') {
        number = number * 10 + (block[at] - '0');
      } else if (number > 0) {
        visit(number, context);
        count++;
        number = 0;
      }
    }
  }
  close(file);
  return count;
}

/* The parent of a process, from the field after its bracketed name, which may hold anything. */
static pid_t parent_of(const char *name)
{
  char path[64] = "/proc/", text[512];
  size_t end = 6;
  while (*name && end < sizeof path - 6) path[end++] = *name++;
  for (const char *rest = "/stat"; *rest; rest++) path[end++] = *rest;
  path[end] = 0;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  while (length > 0 && text[length - 1] != ')') length--;
  if (length <= 0) return -1;
  pid_t parent = 0;
  text[sizeof text - 1] = 0;
  for (const char *at = text + length + 3; *at >= '0' && *at <= '9'; at++) parent = parent * 10 + (*at - '0');
  return parent;
}

/* For kernels without CONFIG_PROC_CHILDREN: checks every process. */
static int each_child_of_all(void (*visit)(pid_t, void *), void *context)
{
  int directory = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return -1;
  _Alignas(struct entry) char block[4096];
  pid_t self = getpid();
  int count = 0;
  long length;
  while ((length = syscall(SYS_getdents64, directory, block, sizeof block)) > 0) {
    for (long at = 0; at < length; at += ((struct entry *)(block + at))->length) {
      const char *name = ((struct entry *)(block + at))->name;
      pid_t pid = 0;
      for (const char *digit = name; *digit >= '0' && *digit <= '9'; digit++) pid = pid * 10 + (*digit - '0');
      if (pid > 0 && parent_of(name) == self) {
        visit(pid, context);
        count++;
      }
    }
  }
  close(directory);
  return count;
}

static int each_child(void (*visit)(pid_t, void *), void *context)
{
  int count = hotplug_each_number("/proc/thread-self/children", visit, context);
  return count < 0 ? each_child_of_all(visit, context) : count;
}

static void kill_child(pid_t pid, void *context)
{
  (void)context;
  kill(pid, SIGKILL);
}

static void ignore_child(pid_t pid, void *context)
{
  (void)pid;
  (void)context;
}

/* A child's pid stays taken until its parent waits for it, so these can never hit a stranger. */
int hotplug_kill_children(void) { return each_child(kill_child, NULL); }

int hotplug_count_children(void) { return each_child(ignore_child, NULL); }

static void close_from_to(unsigned first, unsigned last)
{
  if (first > last || syscall(SYS_close_range, first, last, 0) == 0) return;
  struct rlimit limit = { 0 };
  getrlimit(RLIMIT_NOFILE, &limit);
  unsigned top = limit.rlim_cur < 1048576 ? (unsigned)limit.rlim_cur : 1048576;
  for (unsigned at = first; at <= last && at < top; at++) close((int)at);
}

/* Closes every descriptor but the kept ones; sorts the list. */
void hotplug_keep_descriptors(int *kept, int count)
{
  for (int i = 1; i < count; i++) {
    for (int j = i; j > 0 && kept[j - 1] > kept[j]; j--) {
      int other = kept[j];
      kept[j] = kept[j - 1];
      kept[j - 1] = other;
    }
  }
  unsigned next = 0;
  for (int i = 0; i < count; i++) {
    if (kept[i] > (int)next) close_from_to(next, (unsigned)kept[i] - 1);
    next = (unsigned)kept[i] + 1;
  }
  close_from_to(next, ~0U);
}
