#!/bin/sh
# Leaves an error text and exits with 0.
xenstore-write "$XENBUS_PATH/hotplug-error" "this is not what it seems" "$XENBUS_PATH/hotplug-status" error
exit 0
