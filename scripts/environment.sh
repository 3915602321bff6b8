#!/bin/bash
# How the scripts call SwiftPM. Sourced.

# SwiftPM reads Package.swift again when its text or the environment has changed, and that file asks for libxl's headers:
# so what they are is part of the environment.
XLPLUG_HEADERS=$(find /usr/local/lib /usr/lib /usr/lib64 -maxdepth 3 -name xenlight.pc -printf '%p %s %T@\n' 2>/dev/null |
  sort | cksum)
export XLPLUG_HEADERS

# Prints the directory to build in: the one of that name, or one with the user's name behind where somebody else has made
# it. After `sudo scripts/test` a build as a user would fail at the files of root, and root's would leave such files.
scratch_path() { # NAME
  if [ ! -e "$1" ] || [ -O "$1" ]; then echo "$1"; else echo "$1-$(id -un)"; fi
}
