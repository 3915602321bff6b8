#!/bin/sh
# Asks a question that nobody will answer; there must be an end of input at once.
read -r answer || answer=none
[ "$answer" = none ]
