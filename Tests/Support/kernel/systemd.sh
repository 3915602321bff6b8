# shellcheck shell=bash
# The unit of `xlplug devd` under a real systemd, which is process 1 of a namespace: readiness, a script's daemon that
# outlives the service, an end by SIGKILL, the journal, and the end. Argument: the program.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
tree=${here%/Tests/*}
# systemd thinks that it is in a chroot, since the root of this kernel is not that of its first process.
export SYSTEMD_IGNORE_CHROOT=1 SYSTEMD_PAGER=
units=/etc/systemd/system
mkdir -p $units/xlplug-devd.service.d /etc/xlplug
install -m 755 "$xlplug" /usr/local/bin/xlplug
sed 's,@prefix@,/usr/local,g' "$tree/packaging/systemd/xlplug-devd.service" >$units/xlplug-devd.service
# This kernel is no Xen domain.
printf '[Unit]\nConditionVirtualization=\n' >$units/xlplug-devd.service.d/test.conf
printf '[Unit]\nRequires=basic.target\nAfter=basic.target\n' >$units/boot.target
# With a name of its own for the store, the daemon has locks of its own, as in a domain of its own.
ln $XENSTORED_PATH /run/store-8
echo "XLPLUG_DEVD_OPTIONS=--store /run/store-8 --metrics /run/devd.prom" >/etc/xlplug/devd.env
xenstore-write /local/domain/8/name storage /local/domain/7/name web
# Which domain a process is in is what the store says of it when it starts: 8 for the daemon, 0 for the toolstack.
enter() { xenstore-write domid "$1"; }
soon() { for _ in {1..300}; do if "$@"; then return; fi; sleep 0.1; done; echo "too late: $*" >&2; return 1; }
shows() { systemctl show --value --property "$1" xlplug-devd; }
disconnected() { [ -z "$(losetup -j /tmp/disk.img)" ]; }

cat >/etc/xen/scripts/block-daemon <<'END'
#!/bin/bash
# The socket is one of domain 0's, to whose home a relative path belongs.
export XENBUS_PATH=/local/domain/8/$XENBUS_PATH
case $1 in
  add) setsid sleep 1234 </dev/null >/dev/null 2>&1 & ;;
  remove) pkill -f 'sleep 1234' ;;
esac
exec /etc/xen/scripts/block "$@"
END
chmod 755 /etc/xen/scripts/block-daemon

env -i container=other PATH=/usr/sbin:/usr/bin unshare --pid --fork --mount --mount-proc /lib/systemd/systemd \
  --system --unit=boot.target &
soon pgrep -f '^/lib/systemd/systemd --system' >/run/init
systemctl() { nsenter --target "$(</run/init)" --mount --root --pid systemctl "$@"; }
# Not until all has started: some of the units here wait for a network.
soon systemctl is-active --quiet boot.target 2>/dev/null
enter 8
systemctl start xlplug-devd
[ "$(shows ActiveState)/$(shows StatusText)" = 'active/0 devices, 0 running, 0 waiting' ]
enter 0
truncate -s 1M disk.img
"$xlplug" attach 7 vdev=xvda,backend=8,script=block-daemon,target=/tmp/disk.img --store "$XENSTORED_PATH" --quiet
pgrep -f 'sleep 1234' >/dev/null
fields=$(journalctl --unit xlplug-devd --output verbose | grep -E 'XLPLUG_(DEVICE=xvda|WORK=serve|RESULT=success)$')
[ "$(sort -u <<<"$fields" | wc -l)" = 3 ]
# A daemon that is killed comes back by itself, and knows the device.
enter 8
first=$(shows MainPID)
systemctl kill --kill-whom=main --signal=KILL xlplug-devd
restarted() { [ "$(shows ActiveState)" = active ] && [ "$(shows MainPID)" != "$first" ]; }
soon restarted
[ "$(shows StatusText)" = '1 device, 0 running, 0 waiting' ]
# What connected devices need stays when the service ends, and ends with the device.
systemctl stop xlplug-devd
[ "$(shows Result)/$(shows ActiveState)" = success/inactive ]
pgrep -f 'sleep 1234' >/dev/null
fails disconnected
systemctl start xlplug-devd
enter 0
detach xvda
soon disconnected
systemctl stop xlplug-devd
