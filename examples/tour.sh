#!/bin/bash
# The tour: serves a store with a simulated host, attaches two disks and a network interface, lists them, takes them
# away, and looks whether everything is as before. Needs root; the program is $XLPLUG, or 'xlplug' in PATH.
set -euo pipefail
cd "$(dirname "$0")"
xlplug=${XLPLUG:-xlplug}
bridge=xlplug-tour0
if [ "$(id -u)" -ne 0 ] || ! command -v "$xlplug" >/dev/null; then
  echo "tour: run it as root, with xlplug in PATH or its path in XLPLUG" >&2
  exit 3
fi

# Scripts may only be run from directories that nobody but root can write, all the way up; /tmp is none.
place=$(mktemp -d /run/xlplug-tour.XXXXXX)
server=
finish() {
  [ -z "$server" ] || kill "$server"
  ip link delete dev "$bridge" 2>/dev/null || true
  rm -rf "$place"
}
trap finish EXIT
install -m 755 scripts/block-4k scripts/vif-isolated "$place"
truncate -s 16M "$place/root.img" "$place/data.img"
ip link add name "$bridge" type bridge

say() { printf '\n── %s\n' "$1"; }
run() {
  printf '$ xlplug %s\n' "$*"
  "$xlplug" "$@"
}

say "a store of its own, with simulated backends and guests"
export XENSTORED_PATH=$place/store
"$xlplug" store serve --simulate --socket "$XENSTORED_PATH" &
server=$!
until [ -S "$XENSTORED_PATH" ]; do
  kill -0 "$server"
  sleep 0.05
done
before=$(xenstore-ls -f -p)

say "a disk, by Xen's own script"
run attach 42 "$place/root.img,raw,xvda,w"

say "a disk, by a script of one's own"
run attach 42 "vdev=xvdb,script=$place/block-4k,target=$place/data.img" --script-dir "$place"

say "a network interface, by a script of one's own"
run attach 42 "vif:mac=00:16:3e:00:00:2a,bridge=$bridge,script=$place/vif-isolated" --script-dir "$place"

say "what is there"
run list 42
run list 42 --nic

say "another guest does not get the image of the first"
if run attach 43 "$place/root.img,raw,xvda,w"; then
  echo "tour: the second attach should have been refused" >&2
  exit 1
fi

say "away again"
run detach 42 xvda
run detach 42 xvdb --script-dir "$place"
run detach 42 00:16:3e:00:00:2a --script-dir "$place"
run detach 42 xvda

say "afterwards"
run list
if [ "$(xenstore-ls -f -p)" != "$before" ] || losetup --list --noheadings --output BACK-FILE | grep -q "^$place/"; then
  echo "tour: something is left behind" >&2
  exit 1
fi
echo "the store and the loop devices are as before"
