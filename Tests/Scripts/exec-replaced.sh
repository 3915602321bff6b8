#!/bin/sh
# Becomes another program, which hangs.
exec sleep 1000
