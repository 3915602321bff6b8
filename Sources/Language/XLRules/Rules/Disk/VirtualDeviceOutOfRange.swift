import XLText

enum VirtualDeviceOutOfRange: Rule {
  static let code: DiagnosticCode = 1802
  static let page = RulePage(
    .error,
    "The disk or partition number of a vdev is out of range.",
    why: "libxl refuses the disk: each family has a limited number of disks and of partitions.",
    subject: .vdev,
    bad: "hde",
    good: "xvde",
  )

  static func diagnostic(_ name: VirtualDeviceName, limit: String, help: String) -> Diagnostic {
    diagnostic("\(name.quoted) does not exist; \(limit)", at: name.range, help: help)
  }
}
