#!/bin/sh
# Writes bytes that must never reach a terminal.
printf 'a\000b\033[31mred\033[0m\033]0;title\007\302\233\377\r\nend\n'
exit 1
