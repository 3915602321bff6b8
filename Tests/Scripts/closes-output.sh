#!/bin/sh
# Closes what it was given to write to, and succeeds.
exec >&- 2>&-
exit 0
