#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* One supervisor at work. */
struct supervisor {
  const struct group_paths *group;
  int control;
  int output;
  int start;   /* words of the script's process; -1 once it has been replaced by exec, or is gone */
  int signals; /* readable when a child ended */
  pid_t launcher; /* 0 once it was reaped, since its number may be a stranger's from then on */
  pid_t script; /* 0 until it is known */
  int32_t details;
  int32_t start_errno;
  int wanted; /* a signal that was ordered before the script was there */
  bool has_ended;   /* a report of its ending was sent; its pid is kept until the end */
};

static void report(struct supervisor *self, int32_t kind, int32_t value, int32_t detail)
{
  struct hotplug_report text = { kind, value, detail };
  send(self->control, &text, sizeof text, MSG_NOSIGNAL);
}

static void signal_group(struct supervisor *self, int number)
{
  if (self->script == 0) self->wanted = number;
  if (self->script > 0) {
    kill(-self->script, number);
    if (number == SIGTERM) kill(-self->script, SIGCONT);
  }
  /* A launcher that was stopped would never hand the ended script over. */
  if (number == SIGKILL && self->script > 0 && self->launcher > 0) kill(self->launcher, SIGKILL);
}

static void report_start(struct supervisor *self)
{
  close(self->start);
  self->start = -1;
  if (self->script > 0 && self->start_errno == 0) {
    report(self, HOTPLUG_STARTED, self->script, self->details);
    return;
  }
  report(self, HOTPLUG_NOT_STARTED, self->start_errno, self->script == 0);
  self->has_ended = true;
}

/* One word, or the end of the pipe; called only when one is there, as no call may fail until this is over. */
static void hear_start(struct supervisor *self)
{
  struct word word;
  if (read(self->start, &word, sizeof word) != sizeof word) {
    report_start(self);
  } else if (word.kind == SAYS_PID) {
    self->script = word.value;
    if (self->wanted) signal_group(self, self->wanted);
  } else if (word.kind == SAYS_SHELL) {
    self->details |= HOTPLUG_BY_SHELL;
  } else if (word.kind == SAYS_OUTSIDE_GROUP) {
    self->details |= HOTPLUG_OUTSIDE_GROUP;
  } else {
    self->start_errno = word.value;
  }
}

/* Reaps orphans, and reports the script's ending; the script itself stays unreaped so that its pid, which is
 * also the number of its group, cannot become another process's. */
static void hear_children(struct supervisor *self)
{
  struct signalfd_siginfo arrived;
  if (read(self->signals, &arrived, sizeof arrived) < 0) return;
  while (!self->has_ended) {
    siginfo_t child = { 0 };
    if (waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT) < 0 || child.si_pid == 0) return;
    if (child.si_pid != self->script) {
      if (child.si_pid == self->launcher) self->launcher = 0;
      waitpid(child.si_pid, NULL, WNOHANG);
      continue;
    }
    self->has_ended = true;
    report(self, child.si_code == CLD_EXITED ? HOTPLUG_EXITED : HOTPLUG_SIGNALLED, child.si_status, 0);
  }
}

/* Until a child ends, at most a millisecond. */
static void wait_for_child(struct supervisor *self)
{
  struct pollfd wake = { self->signals, POLLIN, 0 };
  struct signalfd_siginfo arrived;
  if (poll(&wake, 1, 1) > 0 && read(self->signals, &arrived, sizeof arrived) < 0) return;
}

/* Ends every process that came of the script; what exits hands its children to us, until none is left. */
static _Noreturn void end_all(struct supervisor *self)
{
  int64_t until = hotplug_now() + HOTPLUG_ENDING_MILLISECONDS_MAX;
  if (self->script > 0) kill(-self->script, SIGKILL);
  int32_t left = 0;
  for (;;) {
    hotplug_kill_group(self->group);
    left = hotplug_kill_children();
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
    if (waitpid(-1, NULL, WNOHANG) < 0) {
      left = 0;
      break;
    }
    if (hotplug_now() >= until) break;
    wait_for_child(self);
  }
  bool removed = hotplug_remove_group(self->group, left > 0 ? 0 : until);
  int outside = hotplug_count_group(self->group);
  report(self, HOTPLUG_DONE, left > outside ? left : outside, removed ? 0 : HOTPLUG_GROUP_STAYS);
  _exit(0);
}

/* Reads what daemons write, so that no write ends them, until the last of them has closed the pipe. */
static _Noreturn void drain(int output)
{
  setsid();
  prctl(PR_SET_NAME, "xlplug-drain");
  if (chdir("/") < 0) _exit(1);
  hotplug_keep_descriptors(&output, 1);
  hotplug_default_signals();
  static char discarded[65536];
  for (;;) {
    struct pollfd ready = { output, POLLIN, 0 };
    poll(&ready, 1, -1);
    ssize_t length = read(output, discarded, sizeof discarded);
    if (length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR)) _exit(0);
  }
}

static _Noreturn void release_all(struct supervisor *self)
{
  while (waitpid(-1, NULL, WNOHANG) > 0) {
  }
  int32_t living = hotplug_count_children(), inside = hotplug_count_group(self->group);
  if (inside > living) living = inside;
  hotplug_empty_group(self->group, hotplug_now() + HOTPLUG_MOVING_MILLISECONDS_MAX);
  int32_t details = hotplug_remove_group(self->group, hotplug_now() + 100) ? 0 : HOTPLUG_GROUP_STAYS;
  struct pollfd ready = { self->output, POLLIN, 0 };
  poll(&ready, 1, 0);
  if (!(ready.revents & POLLHUP)) {
    pid_t drainer = fork();
    if (drainer == 0) drain(self->output);
    if (drainer > 0) details |= HOTPLUG_DRAINS;
  }
  report(self, HOTPLUG_DONE, living, details);
  _exit(0);
}

static void hear_caller(struct supervisor *self)
{
  char command = 0;
  ssize_t length = recv(self->control, &command, 1, 0);
  if (length < 0) return;
  if (length == 0 || command == HOTPLUG_END) end_all(self);
  if (command == HOTPLUG_TERMINATE) signal_group(self, SIGTERM);
  if (command == HOTPLUG_KILL) signal_group(self, SIGKILL);
  if (command == HOTPLUG_RELEASE) release_all(self);
}

static void give_empty_standard_descriptors(void)
{
  int empty = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (empty < 0) return;
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    if (descriptor != empty) dup2(empty, descriptor);
  }
  if (empty > 2) close(empty);
}

_Noreturn void hotplug_supervise(const struct hotplug_launch *launch, const struct group_paths *group,
  int control, int output_read, int output_write, int channel)
{
  setsid();
  prctl(PR_SET_NAME, "xlplug-watch");
  struct sigaction plain = { .sa_handler = SIG_DFL };
  sigaction(SIGCHLD, &plain, NULL);
  int kept[] = { control, output_read, output_write, channel };
  hotplug_keep_descriptors(kept, channel < 0 ? 3 : 4);
  give_empty_standard_descriptors();
  sigset_t ended;
  sigemptyset(&ended);
  sigaddset(&ended, SIGCHLD);
  struct supervisor self = { .group = group, .control = control, .output = output_read };
  int start[2] = { -1, -1 };
  self.signals = signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK);
  /* What a script orphans must come here, or no process could end it: without that, no script is started. */
  bool is_ready = prctl(PR_SET_CHILD_SUBREAPER, 1) == 0 && self.signals >= 0 && pipe2(start, O_CLOEXEC) == 0;
  struct launcher launcher = { launch, group, output_write, channel, start[1] };
  self.launcher = is_ready ? hotplug_start_launcher(&launcher) : -1;
  if (self.launcher < 0) self.start_errno = errno;
  close(output_write);
  /* Its end informs the caller that no process speaks any more. */
  if (channel >= 0) close(channel);
  if (start[1] >= 0) close(start[1]);
  self.start = start[0];
  if (self.launcher < 0) report_start(&self);
  for (;;) {
    /* Children are heard once it is known which of them is the script. */
    struct pollfd ready[] = {
      { control, POLLIN, 0 }, { self.start, POLLIN, 0 }, { self.start < 0 ? self.signals : -1, POLLIN, 0 }
    };
    if (poll(ready, 3, -1) < 0) continue;
    if (ready[1].revents) hear_start(&self);
    if (ready[2].revents) hear_children(&self);
    if (ready[0].revents) hear_caller(&self);
  }
}
