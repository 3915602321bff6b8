/* What Swift cannot do itself: after fork a process with threads may make only async-signal-safe calls.
 *
 * hotplug_start forks a supervisor that runs one script and answers for every process that comes of it:
 *
 *   caller ── supervisor (subreaper) ── launcher ── script ── …
 *
 * The launcher is what a script sees as its parent: a script that kills its parent, or its parent's group,
 * only loses the launcher, and the supervisor inherits the script.
 * When the caller exits, the supervisor reads the end of the control socket and ends the script's whole tree.
 */
#ifndef CHOTPLUG_H
#define CHOTPLUG_H

#include <stdint.h>
#include <sys/types.h>

/* Longest wait for processes to be gone after SIGKILL, in milliseconds. */
#define HOTPLUG_ENDING_MILLISECONDS_MAX 5000
/* Longest time for moving what lives on out of its control group, in milliseconds. */
#define HOTPLUG_MOVING_MILLISECONDS_MAX 500
/* Tries to run a file that another process still has open for writing, 10 milliseconds apart. */
#define HOTPLUG_BUSY_TRIES_MAX 20
/* Depth of control groups that a script may have made below its own and that are removed with it. */
#define HOTPLUG_GROUP_DEPTH_MAX 8

/* One script to be run. Every string lives until hotplug_start returns; lists end with a null pointer. */
struct hotplug_launch {
  const char *path;
  char *const *arguments;       /* $0, $1, … */
  char *const *shell_arguments; /* /bin/sh, path, $1, …: for a file without an interpreter line */
  char *const *environment;
  const char *group;            /* directory of an empty cgroup v2 made for this script, or null */
  int speaks;                   /* not 0: it gets a socket for its standard input and output */
};

/* A running supervisor, as its caller sees it. The descriptors are closed on exec. */
struct hotplug_watch {
  pid_t supervisor; /* to be waited for once it has said HOTPLUG_DONE */
  int control;      /* socket: a command byte out, a hotplug_report in; its end is the supervisor's end */
  int output;       /* the script's output, does not block; of one that speaks, its standard error */
  int channel;      /* our end of the socket of one that speaks, with packets; -1 otherwise */
};

/* Commands, one byte each. HOTPLUG_END and HOTPLUG_RELEASE are answered with HOTPLUG_DONE, and come last. */
enum {
  HOTPLUG_TERMINATE = 'T', /* SIGTERM (and SIGCONT) to the script's process group */
  HOTPLUG_KILL = 'K',      /* SIGKILL to the script's process group */
  HOTPLUG_END = 'E',       /* end every process that is left */
  HOTPLUG_RELEASE = 'R',   /* let what is left live on */
};

/* Kinds of reports. */
enum {
  HOTPLUG_STARTED = 1,     /* value: the script's pid; detail: HOTPLUG_BY_SHELL, HOTPLUG_OUTSIDE_GROUP */
  HOTPLUG_NOT_STARTED = 2, /* value: errno; detail: 1 when no process could be made, 0 when exec refused */
  HOTPLUG_EXITED = 3,      /* value: exit status */
  HOTPLUG_SIGNALLED = 4,   /* value: number of the signal */
  HOTPLUG_DONE = 5,        /* value: processes that live; detail: HOTPLUG_DRAINS, HOTPLUG_GROUP_STAYS */
};

enum {
  HOTPLUG_BY_SHELL = 1,      /* exec said ENOEXEC, so /bin/sh reads the file */
  HOTPLUG_OUTSIDE_GROUP = 2, /* the script could not join its control group */
  HOTPLUG_DRAINS = 1,        /* a process stays that reads and discards what the living ones write */
  HOTPLUG_GROUP_STAYS = 2,   /* the control group could not be removed */
};

/* What a supervisor says, one per message. */
struct hotplug_report {
  int32_t kind;
  int32_t value;
  int32_t detail;
};

/* Forks the supervisor; 0, or the errno of what could not be made. Safe from any thread. */
int hotplug_start(const struct hotplug_launch *launch, struct hotplug_watch *watch);

/* Ends every process of a control group and removes it, for when its supervisor died; how many live on. */
int hotplug_end_group(const char *group);

/* Gives the calling thread a private mount namespace and, if `network`, a network namespace, which /sys
 * shows; 0 or an errno. What the thread starts from then on is in them; they end with the last process. */
int hotplug_isolate(int network);

/* The C library's words for an errno, and the name of a signal without SIG; null for a number that it lacks.
 * Unlike strerror, the same on every thread. */
const char *hotplug_error_words(int number);
const char *hotplug_signal_name(int number);

#endif
