# shellcheck shell=bash
# block-iscsi with Linux's own iSCSI target, on files, and the real iscsid.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
# shellcheck source=Tests/Support/kernel/iscsi-target.sh
. "$here/iscsi-target.sh"
# A session of a longer name is not taken for that of a shorter one.
attach xvda block-iscsi "iqn=$name:disk0,portal=127.0.0.1"
attach xvdb block-iscsi "iqn=$name:disk,portal=127.0.0.1"
cmp disk0 "$(device 51712)"
cmp disk "$(device 51728)"
# Whoever is logged in stays so: by another guest's failed attach, and by its end.
fails attach xvdc block-iscsi "iqn=$name:disk0,portal=127.0.0.1"
detach xvdb
cmp disk0 "$(device 51712)"
detach xvda
fails attach xvda block-iscsi "iqn=$name:disk0,portal=127.0.0.1,lun=5"
fails iscsiadm --mode session
suite block-iscsi "${targets[@]}"
