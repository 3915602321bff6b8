import XLModel
import XLText

/// What libxl and scripts do with disk strings that xl takes.
enum DiskMeaningPages {
  static let all: [RulePage] = [
    RulePage(
      DiskCode.writableCDROM.code,
      "WritableCDROM",
      .warning,
      "A writable CD-ROM.",
      why: """
        A CD-ROM is always read-only; xl silently changes the access.
        """,
      subject: .disk,
      bad: "/a.iso,raw,hdc:cdrom,w",
      good: "/a.iso,raw,hdc:cdrom,r",
      fix: .safe,
    ),
    RulePage(
      DiskCode.emptyDriveNotCDROM.code,
      "EmptyDriveNotCDROM",
      .error,
      "An empty drive that is not a CD-ROM.",
      why: """
        libxl refuses format empty for everything but a CD-ROM drive.
        """,
      subject: .disk,
      bad: ",empty,xvda,w",
      good: ",empty,hdc:cdrom,r",
    ),
    RulePage(
      DiskCode.emptyFormatWithTarget.code,
      "EmptyFormatWithTarget",
      .error,
      "Format empty with a target.",
      why: """
        libxl refuses a target where the format says that there is none.
        """,
      subject: .disk,
      bad: "/a.iso,empty,hdc:cdrom,r",
      good: ",empty,hdc:cdrom,r",
    ),
    RulePage(
      DiskCode.emptyTarget.code,
      "EmptyTarget",
      .error,
      "A target of no characters.",
      why: """
        An empty target names no file and no device.
        """,
      subject: .disk,
      bad: ",raw,xvda,w",
      good: "/a.img,raw,xvda,w",
    ),
    RulePage(
      DiskCode.scriptRefused.code,
      "ScriptRefused",
      .error,
      "A backend type that runs no script.",
      why: """
        qdisk and standalone open the target themselves and run no script.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=qdisk,script=block-mine,target=x",
      good: "vdev=xvda,backendtype=phy,script=block-mine,target=x",
    ),
    RulePage(
      DiskCode.formatRefused.code,
      "FormatRefused",
      .error,
      "A backend type or script that cannot serve the format.",
      why: """
        A backend that is chosen by name refuses formats that it does not know; a script makes a raw \
        device.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=phy,format=qcow2,target=/a.img",
      good: "vdev=xvda,backendtype=qdisk,format=qcow2,target=/a.img",
    ),
    RulePage(
      DiskCode.coloRefused.code,
      "ColoRefused",
      .error,
      "A backend type that cannot do COLO.",
      why: """
        Only QEMU replicates disks for COLO.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=phy,colo,target=/a.img",
      good: "vdev=xvda,backendtype=qdisk,colo,target=/a.img",
    ),
    RulePage(
      DiskCode.tapUnusable.code,
      "TapUnusable",
      .error,
      "The tap backend in a release that does not use it.",
      why: """
        libxl before 4.19 never takes the tap backend.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=tap,target=/a.img",
      good: "vdev=xvda,backendtype=qdisk,target=/a.img",
      xen: XenVersion("4.17") ?? .oldest,
    ),
    RulePage(
      DiskCode.specificationRefused.code,
      "SpecificationRefused",
      .error,
      "A backend type and a specification that exclude each other.",
      why: """
        virtio disks are served by standalone backends only, and these serve nothing else.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=phy,specification=virtio,target=/a.img",
      good: "vdev=xvda,backendtype=standalone,specification=virtio,target=/a.img",
    ),
    RulePage(
      DiskCode.oddPort.code,
      "OddPort",
      .warning,
      "A COLO port in a spelling that is read otherwise than it looks.",
      why: """
        xl reads the port as C's `atoi` does: leading blanks, zeros and trailing text are passed over.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,colo,colo-port=09999",
      good: "/a.img,raw,xvda,w,colo,colo-port=9999",
      fix: .safe,
    ),
    RulePage(
      DiskCode.impossiblePort.code,
      "ImpossiblePort",
      .error,
      "A COLO port that no host has.",
      why: """
        A TCP port is a number from 1 to 65535.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,colo,colo-port=70000",
      good: "/a.img,raw,xvda,w,colo,colo-port=9999",
    ),
    RulePage(
      DiskCode.shellCharacter.code,
      "ShellCharacter",
      .warning,
      "The target has a character that shell scripts take apart.",
      why: """
        Scripts get the target as a text and are shell programs; xen's own leave it without quotes in \
        places.
        A blank then splits it, and `$`, `;` or a backquote may do worse.
        Without a script this is a note only.
        """,
      subject: .disk,
      bad: "vdev=xvda,script=block-mine,target=my disk",
      good: "vdev=xvda,script=block-mine,target=my-disk",
    ),
    RulePage(
      DiskCode.scriptWithSlash.code,
      "DiskScriptWithSlash",
      .note,
      "The name of a script is relative and has a slash inside.",
      why: """
        libxl looks for every name that does not begin with `/` below `/etc/xen/scripts`, also for one \
        with a slash inside.
        Other readers of the protocol take such a name from the working directory.
        """,
      subject: .disk,
      bad: "vdev=xvda,script=mine/block,target=a",
      good: "vdev=xvda,script=/etc/xen/scripts/mine/block,target=a",
    ),
    RulePage(
      DiskCode.incompleteISCSITarget.code,
      "IncompleteISCSITarget",
      .warning,
      "A target for `block-iscsi` has no `iqn=` or no `portal=`.",
      why: """
        xl takes a bare name of a target; xen's own `block-iscsi` then refuses it with `iqn= and portal= \
        are required`.
        The attach fails without xl telling why.
        """,
      subject: .disk,
      bad: "vdev=xvda,script=block-iscsi,target=iqn.2001-05.com.example:disk",
      good: "vdev=xvda,script=block-iscsi,target=iqn=iqn.2001-05.com.example:disk,portal=10.0.0.1:3260",
    ),
    RulePage(
      DiskCode.unusableNBDScript.code,
      "UnusableNBDScript",
      .warning,
      "The script is `block-nbd` or `block-enbd`.",
      why: """
        xen's own `block-nbd` and `block-enbd` expect server and port as arguments, but libxl passes `add` \
        only.
        They exit with status 1 and give no reason.
        """,
      subject: .disk,
      bad: "vdev=xvda,script=block-nbd,target=server",
      good: "vdev=xvda,target=/dev/nbd0",
    ),
    RulePage(
      DiskCode.foreignScript.code,
      "ForeignScript",
      .note,
      "The script is one that xen does not ship.",
      why: """
        xen ships `block`, `block-dummy`, `block-enbd`, `block-iscsi`, `block-nbd` and `block-tap`.
        `block-drbd` came with drbd-utils before version 9.31, and is still in Debian 12.
        A DRBD device can be attached without a script.
        """,
      subject: .disk,
      bad: "vdev=xvda,script=block-drbd,target=r0",
      good: "vdev=xvda,target=/dev/drbd/by-res/r0/0",
    ),
    RulePage(
      DiskCode.trustedDriverDomain.code,
      "TrustedDriverDomainDisk",
      .warning,
      "A disk of a driver domain is trusted.",
      why: """
        A guest that trusts the backend hands it whole pages, with whatever else lies in them (XSA-403).
        A driver domain is there so that it need not be trusted.
        """,
      subject: .disk,
      bad: "vdev=xvda,backend=storage,trusted,target=/dev/vg/a",
      good: "vdev=xvda,backend=storage,untrusted,target=/dev/vg/a",
      fix: .changesMeaning,
    ),
  ]
}
