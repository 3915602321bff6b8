import XLModel
import XLText

/// What is said of prefixes, missing parts and odd bytes of disk strings.
enum DiskFormPages {
  static let all: [RulePage] = [
    RulePage(
      DiskCode.unknownPrefix.code,
      "UnknownPrefix",
      .error,
      "A prefix that does not exist.",
      why: """
        What stands before a colon at the start of a disk is taken for a deprecated prefix.
        A target that has a colon is written last, behind `target=`.
        """,
      subject: .disk,
      bad: "http://host/a.img,raw,xvda,w",
      good: "vdev=xvda,script=block-http,target=http://host/a.img",
      fix: .safe,
    ),
    RulePage(
      DiskCode.deprecatedPrefix.code,
      "DeprecatedPrefix",
      .warning,
      "A deprecated prefix with a meaning.",
      why: """
        Prefixes name a format or a script in the way of xm; since Xen 4.2 keys say the same.
        A prefix also takes the place of the format away.
        """,
      subject: .disk,
      bad: "qcow2:/a.qcow2,xvda,w",
      good: "/a.qcow2,qcow2,xvda,w",
      fix: .safe,
    ),
    RulePage(
      DiskCode.ignoredPrefix.code,
      "IgnoredPrefix",
      .warning,
      "A deprecated prefix without a meaning.",
      why: """
        Such a prefix chose a backend for xm; xl reads and forgets it, and takes the place of the format \
        away.
        """,
      subject: .disk,
      bad: "phy:/dev/vg/a,xvda,w",
      good: "/dev/vg/a,raw,xvda,w",
      fix: .safe,
    ),
    RulePage(
      DiskCode.missingVirtualDevice.code,
      "MissingVirtualDevice",
      .error,
      "No virtual device.",
      why: """
        Without a vdev the guest has no name and no number for the disk.
        """,
      subject: .disk,
      bad: "/a.img,raw",
      good: "/a.img,raw,xvda",
    ),
    RulePage(
      DiskCode.missingTarget.code,
      "MissingDiskTarget",
      .error,
      "No target.",
      why: """
        Only a CD-ROM drive can be without a target.
        """,
      subject: .disk,
      bad: "vdev=xvda",
      good: "vdev=xvda,target=/a.img",
    ),
    RulePage(
      DiskCode.swallowedParameter.code,
      "SwallowedDiskParameter",
      .warning,
      "Parameters behind `target=`, which took them.",
      why: """
        `target=` takes all the rest of the string, commas and keys included, so it has to be the last \
        parameter.
        """,
      subject: .disk,
      bad: "vdev=xvda,target=/a.img,access=ro",
      good: "vdev=xvda,access=ro,target=/a.img",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.flagTooNew.code,
      "FlagTooNew",
      .error,
      "A flag that the release does not know yet.",
      why: """
        An older xl refuses the disk for a flag that it does not know.
        """,
      subject: .disk,
      bad: "/a.img,raw,xvda,w,untrusted",
      good: "/a.img,raw,xvda,w",
      xen: XenVersion("4.17") ?? .oldest,
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.edgeBlank.code,
      "EdgeBlank",
      .warning,
      "White space at the edge of a value.",
      why: """
        xl keeps white space at the edge of a value: the target `/a.img ` is another file.
        """,
      subject: .disk,
      bad: "/a.img ,raw,xvda,w",
      good: "/a.img,raw,xvda,w",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.overlongParameter.code,
      "OverlongParameter",
      .error,
      "A parameter too long for xl's scanner.",
      why: """
        xl's scanner writes past the end of its memory for a parameter of 16384 bytes.
        """,
      subject: .disk,
      bad: String(repeating: "a", count: 16384) + ",raw,xvda,w",
      good: "/a.img,raw,xvda,w",
    ),
    RulePage(
      DiskCode.scannerExit.code,
      "ScannerExit",
      .error,
      "An `=` before a newline, which ends xl.",
      why: """
        xl's scanner has no rule for it and ends the process, in the middle of a `create`.
        """,
      subject: .disk,
      bad: "vdev=xvda,=\n,target=/a.img",
      good: "vdev=xvda,target=/a.img",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.nulByte.code,
      "NULInDiskString",
      .error,
      "A NUL byte.",
      why: """
        C ends a text at a NUL byte, so that the rest is lost.
        """,
      subject: .disk,
      bad: "/a\0.img,raw,xvda,w",
      good: "/a.img,raw,xvda,w",
      fix: .changesMeaning,
    ),
    RulePage(
      DiskCode.emptyVirtualDevice.code,
      "EmptyDiskVirtualDevice",
      .error,
      "A virtual device of no characters.",
      why: """
        xl takes an empty vdev for device number 0, which no guest drives.
        """,
      subject: .disk,
      bad: "/a.img,raw,,w",
      good: "/a.img,raw,xvda,w",
    ),
  ]
}
