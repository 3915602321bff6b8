#!/bin/bash
# Attaches and detaches a device with each of some hotplug scripts, once by xlplug and once by the unmodified xl, beside
# each other: `run.sh XLPLUG SHIM SCRIPTS ROW…`. SCRIPTS is a directory with scripts that are installed besides Xen's.
# A ROW is `NAME|NEEDS|WORDS`: needs are functions of set-up.sh, words those of xl block-attach or network-attach. Prints for
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
  ip netns list | sed 's/^/namespace /'
  ip -brief -4 address | sed 's/^/address /'
  ip route show table all | sed '/fe80::\|ff00::/d; s/^/route /'
  # But those of the kernel, whose parent is 2, of this script, of udev, and those that have ended.
  ps -e --no-headers -o ppid,comm,args | awk -v self=$$ '
    $1 > 2 && $1 != self && $2 !~ /^(ps|awk|sort|comm|tr|run.sh|\(udev-worker\))$/ && !/run\.sh|<defunct>/ {
      $1 = $2 = ""; print "process" $0 }'
  ! pidof ovs-vswitchd >/dev/null || ovs-vsctl list-ports ovsbr0 | sed 's/^/port /'
  ! pidof iscsid >/dev/null || iscsiadm --mode session 2>/dev/null | sed 's/^/session /'
}

# Runs a command; its output goes into the log of the row.
logged() { "$@" </dev/null >>"$log" 2>&1; }

# The two programs, each with: attach WORD…; detach; force.
by_xlplug() {
  local act=$1
  shift
  case $act in
    attach)
      local words="$*"
      [ "$kind" = vbd ] || words="vif:${words// /,}"
      logged "$xlplug" attach $domid "$words" --quiet
      ;;
    detach) logged "$xlplug" detach $domid "$device_name" --quiet ;;
    force) logged "$xlplug" detach $domid "$device_name" --force --quiet ;;
  esac
}
by_xl() {
  local act=$1 command=block
  shift
  [ "$kind" = vbd ] || command=network
  case $act in
    attach) LD_PRELOAD=$shim logged /usr/lib/xen-4.17/bin/xl $command-attach $domid "$@" ;;
    detach) LD_PRELOAD=$shim logged /usr/lib/xen-4.17/bin/xl $command-detach $domid "$id" ;;
    force) false ;;
  esac
}

cycle() { # PROGRAM WORDS
  local program=$1 before left path attach=failed detach=- status device port
  shift
  path=/local/domain/0/backend/$kind/$domid/$id
  before=$(state | sort)
  ! "by_$program" attach "$@" || attach=ok
  status=$(xenstore-read "$path/hotplug-status" 2>/dev/null || echo -)
  device=$(xenstore-read "$path/physical-device" 2>/dev/null || echo -)
  [[ ! $device =~ ^[0-9a-f]+:[0-9a-f]+$ ]] || device=numbers
  port=$(ip -o link show "vif$domid.0" 2>/dev/null | sed -n 's/.* master \([^ ]*\) .*/\1/p')
  # After a failure, xlplug has rolled back, and xl has left a device to detach.
  if [ $attach = ok ] || [ "$program" = xl ]; then
    if "by_$program" detach; then
      detach=ok
    elif "by_$program" force; then
      detach=forced
    else
      detach=failed
    fi
  fi
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
  if [[ $words == *vdev=* ]]; then
    kind=vbd id=51712 device_name=xvda
  else
    kind=vif id=0 device_name=vif0
  fi
  for program in xlplug xl; do
    log=/run/$row.$program
    # shellcheck disable=SC2086
    cycle $program $words
    sed "s/^/# $row|$program: /" "$log"
  done
  rm -f /usr/local/sbin/*
  echo "# $row: $SECONDS s"
done
kill %1
