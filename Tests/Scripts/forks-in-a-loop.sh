#!/bin/sh
# Starts short processes in sessions of their own for as long as it lives.
count=0
while [ "$count" -lt 20000 ]; do
  setsid sleep 0.2 &
  count=$((count + 1))
done
