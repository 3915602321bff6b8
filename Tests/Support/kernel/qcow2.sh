# shellcheck shell=bash
# block-qcow2 with real images: what the guest writes is in the image afterwards.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
targets=()
for number in 0 1 2 3 4 5 6 7; do
  qemu-img create -q -f qcow2 "disk$number.qcow2" 4M
  targets+=(--params "/tmp/disk$number.qcow2")
done
head -c 1M /dev/urandom >data
qemu-img create -q -f qcow2 guest.qcow2 1M
attach xvda block-qcow2 /tmp/guest.qcow2
dd if=data of="$(device 51712)" bs=64k oflag=direct status=none
# qemu's lock on the image: another disk cannot have it.
fails attach xvdb block-qcow2 /tmp/guest.qcow2
detach xvda
fails pgrep qemu-nbd
qemu-img convert -f qcow2 -O raw guest.qcow2 guest.raw
cmp data guest.raw
attach xvda block-qcow2 /tmp/guest.qcow2
pgrep qemu-nbd
remove_without_directory 51712 block-qcow2
fails pgrep qemu-nbd
# A raw image is not guessed to be something else.
fails attach xvda block-qcow2 /tmp/data
suite block-qcow2 "${targets[@]}"
