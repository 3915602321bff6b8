#!/bin/bash
# Fails with a text that has line ends, escape sequences and a bell in it.
xenstore-write "$XENBUS_PATH/hotplug-error" \
  $'first line\nsecond line \e[31mred\e[0m \e]0;title\a tab\there' \
  "$XENBUS_PATH/hotplug-status" error
exit 1
