#!/bin/sh
# Hangs, and so do its children and their children.
sleep 1000 &
(sleep 1000 & sleep 1000) &
wait
