#!/bin/sh
# Writes that it is connected and fails, as the shipped block does for a missing image.
xenstore-write "$XENBUS_PATH/hotplug-status" connected
exit 1
