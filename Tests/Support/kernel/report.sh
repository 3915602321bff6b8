# shellcheck shell=bash
# Runs the suite on a script that Xen or another package ships, with what it needs: PROGRAM, SCRIPT, and the numbers of
# the checks to make.
set -euo pipefail
xlplug=$1
script=$2
shift 2
checks=("${@/#/--check=}")
here=${0%/*}
cd /tmp
options=()
case $script in
  */block-dummy)
    for number in 0 1 2 3 4 5 6 7; do
      truncate -s 1M "disk$number"
      options+=(--params "dummy:/tmp/disk$number")
    done
    ;;
  */block-iscsi)
    # shellcheck source=Tests/Support/kernel/iscsi-target.sh
    . "$here/iscsi-target.sh"
    options=("${targets[@]}")
    # The script waits for a link that udev makes.
    /lib/systemd/systemd-udevd --daemon
    ;;
  */block-nbd)
    printf '[generic]\nuser = root\ngroup = root\n[disk]\nexportname = /tmp/disk\n' >nbd.conf
    truncate -s 1M disk
    nbd-server -C /tmp/nbd.conf
    options=(--params 127.0.0.1:10809)
    ;;
  */block-drbd)
    # shellcheck source=Tests/Support/kernel/drbd-resource.sh
    . "$here/drbd-resource.sh"
    options=(--params r0)
    ;;
  */vif-openvswitch)
    # shellcheck source=Tests/Support/kernel/openvswitch.sh
    . "$here/openvswitch.sh"
    options=(--bridge ovsbr0)
    ;;
esac
exec "$xlplug" script check "$script" --format json "${options[@]}" "${checks[@]}"
