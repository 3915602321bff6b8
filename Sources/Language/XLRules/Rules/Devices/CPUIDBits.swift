import XLModel
import XLText

/// Bits of `cpuid` that are not 32 of the right characters.
enum CPUIDBits: Rule {
  static let code: DiagnosticCode = 3146
  static let page = RulePage(
    .error,
    "The bits of a register in `cpuid` are not 32 characters 0, 1, x, k or s.",
    why: """
      Each character is for one bit, the highest first.
      xl prints an error, ignores the entry and creates the guest with other processor features than \
      requested.
      """,
    bad: "cpuid = [ \"1:ecx=x0\" ]\n",
    good: "cpuid = [ \"1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, characterCount: Int) -> Diagnostic {
    diagnostic(finding, because: "has \(characterCount) characters; expected 32, one for each bit")
  }

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(finding, because: "does not define a bit; expected 0, 1, x, k or s")
  }

  private static func diagnostic(_ finding: EntryFinding, because reason: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) \(reason)",
      help: "the first character is for bit 31, the last for bit 0",
    )
  }
}
