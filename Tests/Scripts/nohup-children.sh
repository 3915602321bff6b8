#!/bin/sh
# Its children ignore SIGHUP, then it fails.
nohup sleep 1000 &
nohup sleep 1000 > /dev/null 2>&1 &
exit 1
