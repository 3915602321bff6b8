#!/bin/bash
# Ends its parent and the parent of that, which watches it, then hangs with orphans.
read -r _ _ _ watcher _ < <(sed 's/(.*)/name/' "/proc/$PPID/stat")
setsid sleep 1000 &
sleep 0.05
kill -9 "$watcher" "$PPID"
sleep 1000
