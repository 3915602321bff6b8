import XLText

enum BadPCIAddress: Rule {
  static let code: DiagnosticCode = 3120
  static let page = RulePage(
    .error,
    "The address of a PCI device is invalid.",
    why: """
      xl refuses the file.
      If only the function is missing, xl reads uninitialized memory, and crashes or uses another device.
      An address is `[DDDD:]BB:DD.F` in hexadecimal, as in `lspci`; the function `*` means all functions.
      """,
    bad: "pci = [ \"01:00\" ]\n",
    good: "pci = [ \"01:00.0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a PCI address; expected [DDDD:]BB:DD.F in hexadecimal, such as 01:00.0",
      help: "copy it from lspci",
    )
  }

  static func withoutFunction(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has no function after the device; expected [DDDD:]BB:DD.F, such as 01:00.0",
      help: "append '.0', or '.*' for all functions",
    )
  }

  static func tooLarge(_ finding: EntryFinding, part: String, most: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has a \(part) above the limit of \(most)",
      help: "copy it from lspci",
    )
  }
}
