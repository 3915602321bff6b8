#!/bin/sh
# Its children are in process groups of their own, then it fails.
set -m
sleep 1000 &
sleep 1000 &
exit 1
