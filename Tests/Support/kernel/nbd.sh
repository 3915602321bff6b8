# shellcheck shell=bash
# block-nbd with two real nbd-servers: eight exports over TCP, and one over a socket of this host.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
printf '[generic]\nuser = root\ngroup = root\nlistenaddr = 127.0.0.1\n' >tcp.conf
printf '[generic]\nuser = root\ngroup = root\nunixsock = /run/nbd.socket\n[data]\nexportname = /tmp/data\n' >unix.conf
targets=()
for number in 0 1 2 3 4 5 6 7; do
  truncate -s 1M "disk$number"
  printf '[disk%s]\nexportname = /tmp/disk%s\n' $number $number >>tcp.conf
  targets+=(--params "127.0.0.1:10809/disk$number")
done
head -c 1M /dev/urandom >data
nbd-server -C /tmp/tcp.conf
nbd-server -C /tmp/unix.conf
attach xvda block-nbd 'unix:/run/nbd.socket?data'
cmp data "$(device 51712)"
detach xvda
fails attach xvda block-nbd 'unix:/run/nbd.socket?none'
[ "$(cat /sys/block/nbd0/size)" = 0 ]
attach xvda block-nbd 'unix:/run/nbd.socket?data'
[ "$(cat /sys/block/nbd0/size)" != 0 ]
remove_without_directory 51712 block-nbd
[ "$(cat /sys/block/nbd0/size)" = 0 ]
# A note of an earlier connection of the device does not take it away from the disk that has it now.
attach xvda block-nbd 'unix:/run/nbd.socket?data'
echo '/dev/nbd0 1' >/run/xen-hotplug/nbd-note-7-51728
XENBUS_PATH=backend/vbd/7/51728 /etc/xen/scripts/block-nbd remove
[ "$(cat /sys/block/nbd0/size)" != 0 ]
[ ! -e /run/xen-hotplug/nbd-note-7-51728 ]
detach xvda
[ "$(cat /sys/block/nbd0/size)" = 0 ]
suite block-nbd "${targets[@]}"
