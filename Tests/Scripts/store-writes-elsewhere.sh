#!/bin/sh
# Writes many keys of its own into the backend's directory, one of them deep.
number=0
while [ "$number" -lt 50 ]; do
  xenstore-write "$XENBUS_PATH/own/$number/deep/key" "$number"
  number=$((number + 1))
done
exit 1
