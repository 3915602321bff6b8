#!/bin/sh
# Leaves stopped processes behind, which would not see SIGTERM.
setsid sh -c 'kill -STOP $$' &
sleep 0.1
exit 1
