#!/bin/sh
# Writes 8 MB between two lines.
echo "first line"
head -c 8000000 /dev/zero | tr '\0' x
echo
echo "last line"
