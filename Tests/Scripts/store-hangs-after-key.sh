#!/bin/sh
# Writes an error text and then hangs.
xenstore-write "$XENBUS_PATH/hotplug-error" "waiting for a server that does not answer"
sleep 1000
