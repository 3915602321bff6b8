#!/bin/sh
# Writes a key that nobody reads in place of the one that the protocol promises.
[ "$1" = add ] && xenstore-write "$XENBUS_PATH/physical_device" "7:0"
exit 0
