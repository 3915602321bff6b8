#!/bin/bash
# Moves itself out of its control group, starts an orphan there, then fails.
own=$(sed -n 's/^0:://p' /proc/self/cgroup)
for mount in /sys/fs/cgroup/unified /sys/fs/cgroup; do
  [ -e "$mount$own/cgroup.procs" ] && echo $$ > "$mount$own/../cgroup.procs"
done
setsid sh -c 'setsid sleep 1000 &' &
sleep 0.05
exit 1
