#!/bin/sh
# Its orphans are in a process namespace of their own, whose first process ignores what it can.
setsid unshare --pid --fork sh -c 'trap "" TERM; (sleep 1000 &) ; while :; do sleep 1; done' &
sleep 0.1
exit 1
