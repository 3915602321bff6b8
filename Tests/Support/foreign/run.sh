#!/bin/bash
# Attaches and detaches a device with each of some hotplug scripts, once by xlplug and once by the unmodified xl, beside
# each other: `run.sh XLPLUG SHIM SCRIPTS ROW…`. SCRIPTS is a directory with scripts that are installed besides Xen's.
# A ROW is `NAME|NEEDS|WORDS`: needs are functions of set-up.sh, words those of block-attach or network-attach. Prints for
# each `NAME|PROGRAM|attach=… status=… device=… port=… detach=…|LEFT`; LEFT is what stays after the detach, or empty.
# What the scripts change is to be taken away with namespaces of its own for mounts, network and processes, or a kernel.
set -uo pipefail
xlplug=$1
shim=$2
scripts=$3
shift 3
here=$(cd "${0%/*}" && pwd)
kernel=$here/../kernel
ganeti=$PWD/.build-debian/usr/lib/ganeti/3.0/usr/lib/ganeti
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export XENSTORED_PATH=/run/store SHIM_DIR=/run/shim XLPLUG_ENGINE=native XLPLUG_CONFIG=none LC_ALL=C
domid=7
# shellcheck source=Tests/Support/foreign/set-up.sh
. "$here/set-up.sh"

# Directories that are in memory, and a copy of Xen's scripts.
places() {
  mkdir -p /var/lib/xen
  local place
  for place in /tmp /run /usr/local/sbin /var/lib/xen /var/log; do mount -t tmpfs -o mode=755 tmp $place; done
  mount -t sysfs sysfs /sys 2>/dev/null
  ip link set lo up
  mkdir -p /run/lock /run/shim /run/scripts /var/log/xen
  cp -a /etc/xen/scripts/. /run/scripts
  mount --bind /run/scripts /etc/xen/scripts
  for place in "$scripts"/*; do [ ! -f "$place" ] || install -m 755 "$place" /etc/xen/scripts/; done
}

# A guest, as both see it, in a store whose backends and frontends are simulated.
guest() {
  : >"$SHIM_DIR/ring.$domid"
  "$xlplug" store serve --simulate --socket "$XENSTORED_PATH" >/dev/null &
  until [ -S "$XENSTORED_PATH" ]; do sleep 0.1; done
  xenstore-write /local/domain/0/domid 0 "/local/domain/$domid/name" guest "/local/domain/$domid/domid" $domid \
    "/local/domain/$domid/vm" /vm/guest /vm/guest/uuid 1 "/libxl/$domid/type" pv
  echo '{"c_info":{"type":"pv","name":"guest"},"b_info":{"type.pv":{}}}' \
    >/var/lib/xen/userdata-d.$domid.00000000-0000-0000-0000-000000000000.libxl-json
}

# What a device may leave, without what the kernel adds to an interface by itself.
state() {
  xenstore-ls -f | sed -n '/^\/libxl/d; s/^\(.*[^ ]\) = .*/key \1/p'
  losetup --noheadings --output NAME,BACK-FILE | sed -n 's/^/loop /; /\/tmp\/\(image\|drbd-disk\)/p'
  ip -brief link | sed 's/ .*//; s/^/link /'
  ip -brief -4 address | sed 's/^/address /'
  ip route show table all | sed '/fe80::\|ff00::/d; s/^/route /'
  # But those of the kernel, whose parent is 2, of this script, of udev, and those that have ended.
  ps -e --no-headers -o ppid,comm,args | awk -v self=$$ '
    $1 > 2 && $1 != self && $2 !~ /^(ps|awk|sort|comm|tr|run.sh|\(udev-worker\))$/ && !/run\.sh|<defunct>/ {
      $1 = $2 = ""; print "process" $0 }'
  ! pidof ovs-vswitchd >/dev/null || ovs-vsctl list-ports ovsbr0 | sed 's/^/port /'
  ! pidof iscsid >/dev/null || iscsiadm --mode session 2>/dev/null | sed 's/^/session /'
}

# Runs a command of one of the two programs.
by() {
  local program=$1
  shift
  if [ "$program" = xlplug ]; then
    "$xlplug" --xen 4.17 "$@"
  else
    LD_PRELOAD=$shim /usr/lib/xen-4.17/bin/xl "$@"
  fi
}

result() { if by "$@" </dev/null >>"$log" 2>&1; then echo ok; else echo failed; fi; }

cycle() { # PROGRAM KIND WORDS
  local program=$1 kind=$2 before attach status device port detach command id path left
  shift 2
  if [ "$kind" = vbd ]; then
    command=block id=51712
  else
    command=network id=0
  fi
  path=/local/domain/0/backend/$kind/$domid/$id
  before=$(state | sort)
  attach=$(result "$program" $command-attach $domid "$@")
  status=$(xenstore-read "$path/hotplug-status" 2>/dev/null || echo -)
  device=$(xenstore-read "$path/physical-device" 2>/dev/null || echo -)
  [[ ! $device =~ ^[0-9a-f]+:[0-9a-f]+$ ]] || device=numbers
  port=$(ip -o link show "vif$domid.0" 2>/dev/null | sed -n 's/.* master \([^ ]*\) .*/\1/p')
  detach=-
  # After a failure, xlplug has rolled back, and xl has left a device to detach.
  if [ "$attach" = ok ] || [ "$program" = xl ]; then detach=$(result "$program" $command-detach $domid $id); fi
  left=$(comm -13 <(echo "$before") <(state | sort))
  echo "$row|$program|attach=$attach status=${status:-empty} device=$device port=${port:--} detach=$detach|${left//$'\n'/;}"
  # The next one begins without them.
  sed -n 's/^key //p' <<<"$left" | while read -r path; do xenstore-rm "$path" 2>/dev/null; done
}

# Sets up what a row needs: `with:PROGRAM` is a stand-in for a program, for that row only.
provided=
provide() {
  if [[ $1 == with:* ]]; then
    install -m 755 "$here/stand-ins/${1#with:}" /usr/local/sbin/
  elif [[ " $provided " != *" $1 "* ]]; then
    provided+=" $1"
    "need_$1" </dev/null >/run/log 2>&1 || echo "$row|set-up|$1|$(tr '\n' ';' </run/log)"
  fi
}

places
cd /tmp || exit 3
guest
for line in "$@"; do
  IFS='|' read -r row needs words <<<"$line"
  for need in $needs; do provide "$need"; done
  kind=vif
  [[ $words != *vdev=* ]] || kind=vbd
  for program in xlplug xl; do
    log=/run/$row.$program
    # shellcheck disable=SC2086
    cycle $program $kind $words
    sed "s/^/# $row|$program: /" "$log"
  done
  rm -f /usr/local/sbin/*
  echo "# $row: $SECONDS s"
done
kill %1
