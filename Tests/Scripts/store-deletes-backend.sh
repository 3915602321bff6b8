#!/bin/sh
# Removes the backend's directory and says that all is well.
xenstore-rm "$XENBUS_PATH"
exit 0
