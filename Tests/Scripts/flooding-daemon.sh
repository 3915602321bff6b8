#!/bin/sh
# Leaves a daemon behind that writes to standard output as fast as it can.
yes "flood" &
sleep 0.05
exit 0
