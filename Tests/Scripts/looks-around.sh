#!/bin/bash
# Succeeds when it was given what the protocol promises, and nothing else.
shopt -s nullglob
problem() { echo "$1"; failed=1; }
[ "$(readlink /proc/$$/fd/0)" = /dev/null ] || problem "standard input: $(readlink /proc/$$/fd/0)"
[ "$(readlink /proc/$$/fd/1)" = "$(readlink /proc/$$/fd/2)" ] || problem "two outputs"
for descriptor in /proc/$$/fd/*; do
  # bash keeps the script itself open as 255, and looks at this directory through another
  [ -e "$descriptor" ] || continue
  case ${descriptor##*/} in 0 | 1 | 2 | 255) ;; *) problem "descriptor ${descriptor##*/}" ;; esac
done
while read -r name value; do
  case $name in
    SigBlk: | SigIgn:) [ -z "${value//0/}" ] || problem "signals: $name $value" ;;
  esac
done < <(env cat /proc/self/status)
read -r _ _ _ _ group session terminal _ < <(sed 's/(.*)/name/' /proc/$$/stat)
[ "$group" = $$ ] || problem "group $group"
[ "$session" = $$ ] || problem "session $session"
[ "$terminal" = 0 ] || problem "terminal $terminal"
exit "${failed:-0}"
