import XLText

enum VirtIOType: EntryRule {
  static let code: DiagnosticCode = 3171
  static let page = RulePage(
    .error,
    "The type of a `virtio` device has no second part.",
    why: """
      xl crashes on it.
      A type that begins with `virtio` contains a comma: `virtio,device22` is one type.
      """,
    bad: "virtio = [ \"transport=mmio,type=virtio\" ]\n",
    good: "virtio = [ \"transport=mmio,type=virtio,device22\" ]\n",
  )
  static let help = "write the second part, such as type=virtio,device22 for I2C"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) has no second part; expected type=virtio,deviceN, where N is the device's number"
  }
}
