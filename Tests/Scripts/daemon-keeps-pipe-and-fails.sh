#!/bin/sh
# Leaves a process behind that keeps standard output open, and fails.
sleep 1000 &
exit 1
