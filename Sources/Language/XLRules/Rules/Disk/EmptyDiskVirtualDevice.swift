import XLModel
import XLText

/// A virtual device of no characters.
enum EmptyDiskVirtualDevice: Rule {
  static let code: DiagnosticCode = 1026
  static let page = RulePage(
    .error,
    "A virtual device of no characters.",
    why: """
      xl takes an empty vdev for device number 0, which no guest drives.
      """,
    subject: .disk,
    bad: "/a.img,raw,,w",
    good: "/a.img,raw,xvda,w",
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "the vdev is empty; expected the name of the disk in the guest, such as xvda",
      at: range,
      help: "xl takes it for device number 0, which no guest drives",
    )
  }
}
