import XLModel
import XLText

/// A disk or partition beyond what the family has.
enum VirtualDeviceOutOfRange: Rule {
  static let code: DiagnosticCode = 1802
  static let page = RulePage(
    .error,
    "A disk or partition beyond what the family has.",
    why: """
      Each family has only so many disks, and each disk so many partitions.
      """,
    subject: .vdev,
    bad: "hde",
    good: "xvde",
  )

  static func diagnostic(_ name: VirtualDeviceName, limit: String, help: String) -> Diagnostic {
    diagnostic("\(name.quoted) does not exist; \(limit)", at: name.range, help: help)
  }
}
