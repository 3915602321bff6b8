#!/bin/bash
# Makes control groups below its own and leaves a process in the last of them.
own=$(sed -n 's/^0:://p' /proc/self/cgroup)
case $own in */xlplug-*) ;; *) exit 1 ;; esac
for mount in /sys/fs/cgroup/unified /sys/fs/cgroup; do
  [ -e "$mount$own/cgroup.procs" ] || continue
  mkdir -p "$mount$own/one/two"
  sleep 1000 &
  echo $! > "$mount$own/one/two/cgroup.procs"
done
exit 1
