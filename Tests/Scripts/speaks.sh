#!/bin/bash
# Reads one packet from its socket and answers with the same; prints a line; says that it ends after a while.
dd bs=65536 count=1 2> /dev/null
echo said >&2
sleep 1.5
echo end
