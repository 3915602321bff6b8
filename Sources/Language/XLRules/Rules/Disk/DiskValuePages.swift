import XLModel
import XLText

/// What is said of the values and keys of disk strings.
enum DiskValuePages {
  static let all: [RulePage] = [
    RulePage(
      DiskCode.forgottenFormat.code,
      "ForgottenFormat",
      .error,
      "The format field is missing, and what follows stands in its place.",
      why: """
        The places of a positional disk are target, format, vdev, access; an empty field keeps a place.
        xl blames the vdev for not being a format, which is the most reported error about disks.
        """,
      subject: .disk,
      bad: "/a.img,xvda,rw",
      good: "/a.img,,xvda,rw",
      fix: .safe,
    ),
    RulePage(
      DiskCode.unknownFormat.code,
      "UnknownFormat",
      .error,
      "A format that does not exist.",
      why: """
        Formats are raw, qcow, qcow2, vhd, qed and empty, in lower case; xl names none of them in its \
        message.
        """,
      subject: .disk,
      bad: "/a.img,raww,xvda,w",
      good: "/a.img,raw,xvda,w",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.unknownAccess.code,
      "UnknownAccess",
      .error,
      "An access mode that does not exist.",
      why: """
        Access is `r`, `ro`, `w` or `rw`; `w!` was xm's way to force sharing and is none any more.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w!",
      good: "/a.img,raw,xvda,w",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.unknownBackendType.code,
      "UnknownBackendType",
      .error,
      "A backend type that does not exist.",
      why: """
        Backend types are phy, tap, qdisk and standalone; without one libxl chooses.
        """,
      subject: .disk,
      bad: "vdev=xvda,backendtype=qemu,target=/a.img",
      good: "vdev=xvda,backendtype=qdisk,target=/a.img",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.unknownSpecification.code,
      "UnknownSpecification",
      .error,
      "A specification that does not exist.",
      why: """
        Specifications are xen and virtio.
        """,
      subject: .disk,
      bad: "vdev=xvda,specification=kvm,target=/a.img",
      good: "vdev=xvda,specification=xen,target=/a.img",
    ),
    RulePage(
      DiskCode.unknownDeviceType.code,
      "UnknownDeviceType",
      .error,
      "A device type that does not exist.",
      why: """
        Device types are disk and cdrom.
        """,
      subject: .disk,
      bad: "vdev=hdc,devtype=dvd,target=/a.iso",
      good: "vdev=hdc,devtype=cdrom,target=/a.iso",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.unreadablePort.code,
      "UnreadablePort",
      .error,
      "A COLO port that is no number, or 0.",
      why: """
        xl reads the port as C's `atoi` does and refuses 0, which is also what it makes of a text.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,colo,colo-port=http",
      good: "/a.img,raw,xvda,w,colo,colo-port=9999",
    ),
    RulePage(
      DiskCode.unknownKey.code,
      "UnknownDiskParameter",
      .error,
      "A key that does not exist.",
      why: """
        xl refuses the whole disk for one unknown key, and shows one byte of its value only.
        """,
      subject: .disk,
      bad: "vdev=xvda,frmat=qcow2,target=/a.img",
      good: "vdev=xvda,format=qcow2,target=/a.img",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.flagWithValue.code,
      "DiskFlagWithValue",
      .error,
      "A flag with `=` and a value.",
      why: """
        A flag stands alone: it is on where it is written.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,discard=1",
      good: "/a.img,raw,xvda,w,discard",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.strayEquals.code,
      "StrayEquals",
      .error,
      "An `=` where none can stand.",
      why: """
        A `=` belongs between a key and its value; a target with one is written last, behind `target=`.
        """,
      subject: .disk,
      bad: "=/a.img,raw,xvda,w",
      good: "/a.img,raw,xvda,w",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.droppedEquals.code,
      "DroppedEquals",
      .warning,
      "An `=` at the end, dropped silently.",
      why: """
        xl silently ignores one `=` at the very end; anywhere else it refuses the string.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w=",
      good: "/a.img,raw,xvda,w",
      fix: .safe,
    ),
    RulePage(
      DiskCode.repeatedParameter.code,
      "RepeatedParameter",
      .error,
      "A parameter given twice that may be given once.",
      why: """
        xl refuses a parameter that is given twice, even with the same value.
        """,
      subject: .disk,
      bad: "vdev=xvda,vdev=xvdb,target=/a.img",
      good: "vdev=xvda,target=/a.img",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.overriddenParameter.code,
      "OverriddenParameter",
      .warning,
      "A later value that silently replaces an earlier one.",
      why: """
        The later value counts, and xl silently ignores the earlier one.
        """,
      subject: .disk,
      bad: "vdev=xvda,access=ro,access=rw,target=/a.img",
      good: "vdev=xvda,access=ro,target=/a.img",
    ),
    RulePage(
      DiskCode.tooManyPositionals.code,
      "TooManyPositionals",
      .error,
      "More positional parameters than there are places.",
      why: """
        There are four places without a name; what follows is meant to be a flag or a key that does not \
        exist.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,nodiscard",
      good: "/a.img,raw,xvda,w,no-discard",
      fix: .changesMeaning,
    ),
  ]
}
