#!/bin/sh
# Stops its parent and succeeds; nobody can hear that it did.
kill -STOP "$PPID"
exit 0
