# shellcheck shell=bash disable=SC2034
# What the scripts here share: each sets up a service in the kernel that scripts/test-kernel boots, and tries a script of
# examples/scripts on it. Arguments: the program, and the numbers of the checks to make; all if there are none.
set -euo pipefail
xlplug=$1
shift
checks=("${@/#/--check=}")
here=${0%/*}
scripts=$PWD/examples/scripts
# What is changed here is in memory; the scripts take the place of Xen's with the same names.
install -o root -g root -m 755 "$scripts"/[bv]* /etc/xen/scripts/
cd /tmp
export XENSTORED_PATH=/run/store
"$xlplug" store serve --simulate --socket $XENSTORED_PATH &
until [ -S $XENSTORED_PATH ]; do sleep 0.1; done

fails() { ! "$@"; }
# Attaches a disk for guest 7: `attach VDEV SCRIPT TARGET`.
attach() { "$xlplug" attach 7 "vdev=$1,script=$2,target=$3" --store "$XENSTORED_PATH" --quiet; }
detach() { "$xlplug" detach 7 "$1" --store "$XENSTORED_PATH" --quiet; }
# The block device of a disk of guest 7 by its number.
device() { xenstore-read "/local/domain/0/backend/vbd/7/$1/physical-device-path"; }
# Runs a script's remove for a disk of guest 7 whose backend directory is gone: `remove_without_directory NUMBER SCRIPT`.
# Nothing else is left of the disk, either.
remove_without_directory() {
  xenstore-rm "/local/domain/0/backend/vbd/7/$1" "/local/domain/7/device/vbd/$1" "/libxl/7/device/vbd/$1"
  XENBUS_PATH=backend/vbd/7/$1 "/etc/xen/scripts/$2" remove
  fails xenstore-exists "/local/domain/0/backend/vbd/7/$1"
}
# Runs the suite on a script of examples/scripts, with the options that follow.
suite() {
  local script=$scripts/$1
  shift
  "$xlplug" script check "$script" "${checks[@]}" "$@"
}
