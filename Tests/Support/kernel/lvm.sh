# shellcheck shell=bash
# block-lvm-snapshot with a real volume group: what the guest writes is lost, and the volume stays as it is.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
# There is no udev in this kernel.
printf 'activation { udev_sync=0 udev_rules=0 monitoring=0 }\n' >/etc/lvm/lvmlocal.conf
truncate -s 1G disk
loop=$(losetup --find --show disk)
pvcreate -q "$loop"
vgcreate -q vg0 "$loop"
targets=()
for number in 0 1 2 3 4 5 6 7; do
  lvcreate -q -y -n "disk$number" -L 8M vg0
  targets+=(--params "vg0/disk$number")
done
head -c 8M /dev/urandom >data
dd if=data of=/dev/vg0/disk0 bs=1M oflag=direct status=none
attach xvda block-lvm-snapshot vg0/disk0
attach xvdb block-lvm-snapshot vg0/disk0
cmp data "$(device 51712)"
dd if=/dev/zero of="$(device 51712)" bs=64k count=1 oflag=direct status=none
cmp data "$(device 51728)"
cmp data /dev/vg0/disk0
detach xvda
detach xvdb
[ "$(lvs --noheadings | wc -l)" = 8 ]
suite block-lvm-snapshot "${targets[@]}"
