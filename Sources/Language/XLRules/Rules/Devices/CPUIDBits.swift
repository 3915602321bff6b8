import XLText

enum CPUIDBits: Rule {
  static let code: DiagnosticCode = 3146
  static let page = RulePage(
    .error,
    "A register in `cpuid` does not have 32 valid bits.",
    why: """
      xl prints an error, ignores the entry, and creates the guest with other CPU features than requested.
      Each bit is one character, 0, 1, x, k or s, beginning with the highest bit.
      """,
    bad: "cpuid = [ \"1:ecx=x0\" ]\n",
    good: "cpuid = [ \"1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, characterCount: Int) -> Diagnostic {
    diagnostic(finding, because: "has \(characterCount) characters; expected 32, one per bit")
  }

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(finding, because: "is not a valid bit; expected 0, 1, x, k or s")
  }

  private static func diagnostic(_ finding: EntryFinding, because reason: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) \(reason)",
      help: "the first character is for bit 31, the last for bit 0",
    )
  }
}
