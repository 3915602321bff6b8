#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

/* A program may have been started without descriptors 0 to 2; ours must not land there. */
static int lifted(int descriptor)
{
  if (descriptor > 2 || descriptor < 0) return descriptor;
  int higher = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  int reason = errno;
  close(descriptor);
  errno = reason;
  return higher;
}

static void close_pair(int pair[2])
{
  if (pair[0] >= 0) close(pair[0]);
  if (pair[1] >= 0) close(pair[1]);
}

static bool open_pair(int pair[2], bool is_pipe)
{
  int made = is_pipe ? pipe2(pair, O_CLOEXEC) : socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair);
  if (made < 0) return false;
  pair[0] = lifted(pair[0]);
  pair[1] = lifted(pair[1]);
  if (pair[0] >= 0 && pair[1] >= 0) return true;
  int reason = errno;
  close_pair(pair);
  pair[0] = pair[1] = -1;
  errno = reason;
  return false;
}

int hotplug_start(const struct hotplug_launch *launch, struct hotplug_watch *watch)
{
  struct group_paths group;
  if (!hotplug_name_group(&group, launch->group)) return ENAMETOOLONG;
  int control[2] = { -1, -1 }, output[2] = { -1, -1 }, channel[2] = { -1, -1 };
  bool is_open = open_pair(control, false) && open_pair(output, true)
    && fcntl(output[0], F_SETFL, O_NONBLOCK) == 0 && (!launch->speaks || open_pair(channel, false));
  /* No handler of the caller may ever run in the supervisor, so it is born with everything blocked. */
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t supervisor = is_open ? fork() : -1;
  if (supervisor == 0) hotplug_supervise(launch, &group, control[1], output[0], output[1], channel[1]);
  int reason = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (supervisor < 0) {
    close_pair(control);
    close_pair(output);
    close_pair(channel);
    return reason;
  }
  close(control[1]);
  close(output[1]);
  if (channel[1] >= 0) close(channel[1]);
  *watch = (struct hotplug_watch){ supervisor, control[0], output[0], channel[0] };
  return 0;
}
