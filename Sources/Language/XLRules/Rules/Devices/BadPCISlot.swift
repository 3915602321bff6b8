import XLModel
import XLText

/// A virtual slot that there is not.
enum BadPCISlot: Rule {
  static let code: DiagnosticCode = 3122
  static let page = RulePage(
    .error,
    "The slot of the guest for a PCI device is not a hexadecimal number up to 1f.",
    why: """
      A bus has 32 slots.
      The number is hexadecimal without a prefix, so 20 is out of range.
      """,
    bad: "pci = [ \"01:00.0@20\" ]\n",
    good: "pci = [ \"01:00.0@1f\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a slot; expected a hexadecimal number from 0 to 1f",
      help: "remove it to use the next free slot",
    )
  }
}
