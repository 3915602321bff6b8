#!/bin/sh
# Closes what it was given to write to, and hangs.
exec >&- 2>&-
sleep 1000
