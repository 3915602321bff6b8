#!/bin/sh
# Waits for a tool that never answers.
echo "about to hang"
sleep 1000
