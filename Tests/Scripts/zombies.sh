#!/bin/sh
# Children that nobody waits for, of itself and of orphans.
number=0
while [ "$number" -lt 100 ]; do
  true &
  (true &)
  number=$((number + 1))
done
exec sleep 1000
