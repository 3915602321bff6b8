#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Writes the paths out, before any fork; false when they are too long. */
bool hotplug_name_group(struct group_paths *group, const char *directory)
{
  memset(group, 0, sizeof *group);
  if (!directory) return true;
  const char *last = strrchr(directory, '/');
  if (!last || strlen(directory) >= sizeof group->directory) return false;
  strcpy(group->directory, directory);
  snprintf(group->members, sizeof group->members, "%s/cgroup.procs", directory);
  snprintf(group->kill, sizeof group->kill, "%s/cgroup.kill", directory);
  snprintf(group->outer_members, sizeof group->outer_members, "%.*s/cgroup.procs", (int)(last - directory),
    directory);
  return true;
}

static bool write_text(const char *path, const char *text, size_t length)
{
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool done = write(file, text, length) == (ssize_t)length;
  int reason = errno;
  close(file);
  errno = reason;
  return done;
}

bool hotplug_join_group(const struct group_paths *group) { return write_text(group->members, "0", 1); }

static void kill_member(pid_t pid, void *context)
{
  (void)context;
  kill(pid, SIGKILL);
}

void hotplug_kill_group(const struct group_paths *group)
{
  if (!group->directory[0] || write_text(group->kill, "1", 1)) return;
  hotplug_each_number(group->members, kill_member, NULL);
}

static void move_member(pid_t pid, void *context)
{
  const struct group_paths *group = context;
  char text[16];
  size_t start = sizeof text;
  do {
    text[--start] = (char)('0' + pid % 10);
    pid /= 10;
  } while (pid > 0);
  write_text(group->outer_members, text + start, sizeof text - start);
}

/* Moves every process into the group around it. */
void hotplug_empty_group(const struct group_paths *group, int64_t until)
{
  if (!group->directory[0]) return;
  while (hotplug_each_number(group->members, move_member, (void *)group) > 0 && hotplug_now() < until) {
  }
}

/* Removes the empty groups below a directory, then the directory; `path` is scratch space. */
static bool remove_below(char *path, size_t room, int depth)
{
  if (rmdir(path) == 0 || errno == ENOENT) return true;
  if (depth == 0) return false;
  int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return errno == ENOENT;
  size_t end = strlen(path);
  _Alignas(struct entry) char block[2048];
  long length;
  while ((length = syscall(SYS_getdents64, directory, block, sizeof block)) > 0) {
    for (long at = 0; at < length; at += ((struct entry *)(block + at))->length) {
      const struct entry *entry = (struct entry *)(block + at);
      size_t size = strlen(entry->name) + 1;
      if (entry->type != ENTRY_DIRECTORY || entry->name[0] == '.' || end + 1 + size > room) continue;
      path[end] = '/';
      memcpy(path + end + 1, entry->name, size);
      remove_below(path, room, depth - 1);
      path[end] = 0;
    }
  }
  close(directory);
  return rmdir(path) == 0 || errno == ENOENT;
}

/* True when there is no group, or none any more. */
bool hotplug_remove_group(const struct group_paths *group, int64_t until)
{
  if (!group->directory[0]) return true;
  char path[PATH_MAX];
  strcpy(path, group->directory);
  for (;;) {
    if (remove_below(path, sizeof path, HOTPLUG_GROUP_DEPTH_MAX)) return true;
    if (hotplug_now() >= until) return false;
    hotplug_pause(1);
  }
}

static void ignore_member(pid_t pid, void *context)
{
  (void)pid;
  (void)context;
}

int hotplug_count_group(const struct group_paths *group)
{
  if (!group->directory[0]) return 0;
  int count = hotplug_each_number(group->members, ignore_member, NULL);
  return count < 0 ? 0 : count;
}

int hotplug_end_group(const char *directory)
{
  struct group_paths group;
  if (!hotplug_name_group(&group, directory)) return 0;
  int64_t until = hotplug_now() + HOTPLUG_ENDING_MILLISECONDS_MAX;
  hotplug_kill_group(&group);
  while (!hotplug_remove_group(&group, 0)) {
    if (hotplug_now() >= until) return hotplug_count_group(&group);
    hotplug_kill_group(&group);
    hotplug_pause(2);
  }
  return 0;
}
