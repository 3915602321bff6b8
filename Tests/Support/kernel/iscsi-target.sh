# shellcheck shell=bash disable=SC2034
# Linux's own iSCSI target on files, and the real iscsid; $targets has options of `script check` for eight targets,
# or those that $disks names.
mount -t configfs config /sys/kernel/config 2>/dev/null || true
config=/sys/kernel/config/target
name=iqn.2026-01.org.example
targets=()
# disk0 is the beginning of the names of no other; disk is the beginning of all.
for disk in ${disks:-disk disk0 disk1 disk2 disk3 disk4 disk5 disk6 disk7}; do
  head -c 1M /dev/urandom >"$disk"
  file=$config/core/fileio_0/$disk
  mkdir -p "$file"
  echo "fd_dev_name=/tmp/$disk,fd_dev_size=1048576" >"$file/control"
  echo 1 >"$file/enable"
  group=$config/iscsi/$name:$disk/tpgt_1
  mkdir -p "$group/lun/lun_0" "$group/np/127.0.0.1:3260"
  ln -s "$file" "$group/lun/lun_0/file"
  for attribute in demo_mode_write_protect=0 generate_node_acls=1 cache_dynamic_acls=1 authentication=0; do
    echo "${attribute#*=}" >"$group/attrib/${attribute%=*}"
  done
  echo 1 >"$group/enable"
  [ "$disk" = disk ] || targets+=(--params "portal=127.0.0.1:3260,iqn=$name:$disk")
done
mkdir -p /etc/iscsi
echo "InitiatorName=$name:host" >/etc/iscsi/initiatorname.iscsi
iscsid
