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
    truncate -s 64M disk
    loop=$(losetup --find --show disk)
    hostname xlplug
    printf 'resource r0 {\n on %s {\n device /dev/drbd0;\n disk %s;\n address 127.0.0.1:7789;\n meta-disk internal;\n }\n on other {\n device /dev/drbd0;\n disk /dev/none;\n address 127.0.0.2:7789;\n meta-disk internal;\n }\n}\n' \
      xlplug "$loop" >/etc/drbd.d/r0.res
    drbdadm create-md --force r0 >&2
    drbdadm up r0 >&2
    drbdadm primary --force r0 >&2
    drbdadm secondary r0 >&2
    options=(--params r0)
    ;;
  */vif-openvswitch)
    mkdir -p /etc/openvswitch /run/openvswitch
    ovsdb-tool create /etc/openvswitch/conf.db /usr/share/openvswitch/vswitch.ovsschema
    ovsdb-server --detach --pidfile --remote=punix:/run/openvswitch/db.sock
    ovs-vsctl --no-wait init
    /usr/lib/openvswitch-switch/ovs-vswitchd --detach --pidfile 2>/dev/null
    ovs-vsctl add-br ovsbr0
    options=(--bridge ovsbr0)
    ;;
esac
exec "$xlplug" script check "$script" --format json "${options[@]}" "${checks[@]}"
