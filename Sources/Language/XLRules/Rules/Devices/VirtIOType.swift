import XLModel
import XLText

/// A virtio type without its second half.
enum VirtIOType: Rule {
  static let code: DiagnosticCode = 3171
  static let page = RulePage(
    .error,
    "The type of a `virtio` device lacks its second part, which crashes xl.",
    why: """
      A type that begins with `virtio` contains a comma: `type=virtio,device22` is one type.
      xl reads the part after the comma, and crashes without it.
      """,
    bad: "virtio = [ \"transport=mmio,type=virtio\" ]\n",
    good: "virtio = [ \"transport=mmio,type=virtio,device22\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has no second part; expected type=virtio,deviceN, where N is the device's number",
      help: "such as type=virtio,device22 for I2C",
    )
  }
}
