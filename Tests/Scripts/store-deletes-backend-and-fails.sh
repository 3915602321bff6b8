#!/bin/sh
# Removes the backend's directory and fails.
xenstore-rm "$XENBUS_PATH"
exit 1
