import XLText

enum BadPCISlot: EntryRule {
  static let code: DiagnosticCode = 3122
  static let page = RulePage(
    .error,
    "The virtual slot of a PCI device is invalid.",
    why: """
      xl refuses the file.
      A bus has 32 slots, and the number is hexadecimal without a prefix: 20 is out of range.
      """,
    bad: "pci = [ \"01:00.0@20\" ]\n",
    good: "pci = [ \"01:00.0@1f\" ]\n",
  )
  static let help = "correct the number, or remove it to use the next free slot"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) is not a slot; expected a hexadecimal number from 0 to 1f"
  }
}
