#!/bin/sh
# Ends its parent, as libxl's own process would be; then it succeeds.
kill -9 "$PPID"
sleep 0.05
exit 0
