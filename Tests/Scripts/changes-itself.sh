#!/bin/sh
# Changes what a process can change of itself.
cd / || exit 1
umask 0
ulimit -n 8
trap '' PIPE
exit 0
