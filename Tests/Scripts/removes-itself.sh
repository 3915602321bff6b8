#!/bin/sh
# Removes its own file and succeeds.
rm -- "$0"
exit 0
