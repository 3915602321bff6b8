#!/bin/sh
# Its grandchild is an orphan in a session of its own, then it fails.
setsid sh -c 'setsid sleep 1000 &' &
wait
exit 1
