# shellcheck shell=bash
# A resource r0 of the real DRBD on a file, without a peer; this host is its secondary.
truncate -s 64M drbd-disk
loop=$(losetup --find --show drbd-disk)
hostname xlplug
printf 'resource r0 {\n on %s {\n device /dev/drbd0;\n disk %s;\n address 127.0.0.1:7789;\n meta-disk internal;\n }\n on other {\n device /dev/drbd0;\n disk /dev/none;\n address 127.0.0.2:7789;\n meta-disk internal;\n }\n}\n' \
  xlplug "$loop" >/etc/drbd.d/r0.res
drbdadm create-md --force r0 >&2
drbdadm up r0 >&2
drbdadm primary --force r0 >&2
drbdadm secondary r0 >&2
