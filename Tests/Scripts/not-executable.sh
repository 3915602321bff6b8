#!/bin/sh
# Was never given execute permission.
exit 0
