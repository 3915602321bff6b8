#!/bin/sh
# Writes the name of a device where its number is promised.
[ "$1" = add ] && xenstore-write "$XENBUS_PATH/physical-device" "/dev/loop0"
exit 0
