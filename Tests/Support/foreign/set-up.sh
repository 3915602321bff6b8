# shellcheck shell=bash disable=SC2154
# What scripts need besides Xen's: each function is called once. Where a module is not to be had, what uses it fails.

need_image() {
  modprobe -q loop
  truncate -s 1M /tmp/image
}
need_vif() {
  modprobe -q -a veth bridge
  return 0
}
need_bridge() {
  need_vif
  ip link add xenbr0 type bridge && ip link set xenbr0 up
}
# Where jitsu's script expects it.
need_br0() {
  need_vif
  ip link add br0 type bridge && ip link set br0 up
}
need_eth0() {
  need_vif
  ip link add eth0 type veth peer name far && ip address add 192.0.2.1/24 dev eth0 && ip link set eth0 up &&
    ip link set far up
}
need_ganeti() {
  need_vif
  mkdir -p /usr/lib && ln -s "$ganeti" /usr/lib/ganeti
}
need_nbd() {
  modprobe nbd && printf '[generic]\nuser = root\ngroup = root\n[disk]\nexportname = /tmp/image\n' >nbd.conf &&
    nbd-server -C /tmp/nbd.conf
}
need_iscsi() {
  # shellcheck disable=SC2034
  local disks=disk0
  modprobe -a target_core_mod target_core_file iscsi_target_mod iscsi_tcp sd_mod
  # shellcheck source=Tests/Support/kernel/iscsi-target.sh
  . "$kernel/iscsi-target.sh"
  # The script waits for a link that udev makes.
  /lib/systemd/systemd-udevd --daemon
}
need_drbd() {
  modprobe -a loop drbd
  # shellcheck source=Tests/Support/kernel/drbd-resource.sh
  . "$kernel/drbd-resource.sh"
}
need_openvswitch() {
  modprobe -a openvswitch veth
  # shellcheck source=Tests/Support/kernel/openvswitch.sh
  . "$kernel/openvswitch.sh"
}
# After the device mapper, which has to have the first free number.
need_rbd() { modprobe -a dm-mod rbd && mkdir -p /etc/ceph && : >/etc/ceph/ceph.conf; }
# A block device of the device mapper: OpenXT's script takes its number, 254, for granted.
need_mapper() {
  need_image
  modprobe dm-mod
  echo "0 2048 linear $(losetup --find --show /tmp/image) 0" | dmsetup create --noudevsync disk
}
need_qubes_nat() { : >/run/qubes-nat; }
# Other distributions than Debian and Ubuntu have bash there.
need_bash() { ln -sf bash /bin/sh; }
