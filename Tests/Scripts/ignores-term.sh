#!/bin/sh
# Ignores SIGTERM, and so does what it starts.
trap '' TERM HUP INT
while :; do sleep 1; done
