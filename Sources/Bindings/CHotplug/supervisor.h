/* Inside of CHotplug: everything here is async-signal-safe. */
#ifndef HOTPLUG_SUPERVISOR_H
#define HOTPLUG_SUPERVISOR_H

#include "CHotplug.h"

#include <limits.h>
#include <stdbool.h>

/* The files of a script's control group, written out before the fork. Empty strings: no group. */
struct group_paths {
  char directory[PATH_MAX];
  char members[PATH_MAX + 32];       /* cgroup.procs of the group */
  char kill[PATH_MAX + 32];          /* cgroup.kill of the group; Linux 5.14 and later */
  char outer_members[PATH_MAX + 32]; /* cgroup.procs of the group around it */
};

/* What the script's process reports the supervisor through a pipe that exec closes. */
enum { SAYS_PID = 1, SAYS_OUTSIDE_GROUP, SAYS_SHELL, SAYS_EXEC_ERRNO, SAYS_FORK_ERRNO };
struct word {
  int32_t kind;
  int32_t value;
};

/* What getdents64 fills in; readdir allocates, so it is not for a forked child. */
struct entry {
  uint64_t inode;
  int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[];
};
enum { ENTRY_DIRECTORY = 4 };

/* launcher.c */
struct launcher {
  const struct hotplug_launch *launch;
  const struct group_paths *group;
  int output; /* the end that is written to */
  int channel; /* standard input and output of a script that speaks; -1 for none */
  int start;  /* takes words; closed by exec */
};
pid_t hotplug_start_launcher(const struct launcher *self);

/* group.c */
bool hotplug_name_group(struct group_paths *group, const char *directory);
bool hotplug_join_group(const struct group_paths *group);
void hotplug_kill_group(const struct group_paths *group);
void hotplug_empty_group(const struct group_paths *group, int64_t until);
bool hotplug_remove_group(const struct group_paths *group, int64_t until);
int hotplug_count_group(const struct group_paths *group);

/* processes.c */
int64_t hotplug_now(void); /* milliseconds, monotonic */
void hotplug_pause(int milliseconds);
void hotplug_default_signals(void);
int hotplug_each_number(const char *path, void (*visit)(pid_t, void *), void *context);
int hotplug_kill_children(void);
int hotplug_count_children(void);
void hotplug_keep_descriptors(int *kept, int count);
_Noreturn void hotplug_supervise(const struct hotplug_launch *launch, const struct group_paths *group,
  int control, int output_read, int output_write, int channel);

#endif
