#!/bin/sh
# Orphans that ignore every signal that can be ignored, in sessions of their own.
for number in 1 2 3; do
  setsid sh -c 'trap "" HUP INT QUIT TERM USR1 USR2; while :; do sleep 1; done' &
done
sleep 0.1
exit 1
