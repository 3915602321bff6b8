#define _GNU_SOURCE
#include "CHotplug.h"
#include <errno.h>
#include <sched.h>
#include <sys/mount.h>

int hotplug_isolate(int network)
{
  if (unshare(CLONE_NEWNS | (network ? CLONE_NEWNET : 0)) != 0) return errno;
  if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return errno;
  /* sysfs shows the interfaces of the namespace that mounted it. */
  if (network && mount("sysfs", "/sys", "sysfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) return errno;
  return 0;
}
