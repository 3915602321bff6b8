import XLText

enum CPUIDFlagWithoutValue: Rule {
  static let code: DiagnosticCode = 3141
  static let page = RulePage(
    .error,
    "A flag of `cpuid` has no value.",
    why: """
      xl prints an error, ignores the entry, and creates the guest with other CPU features than requested.
      """,
    bad: "cpuid = \"host,tm\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has no '='; expected FLAG=VALUE",
      help:
        "values are 0, 1, x (default), k (value of the host), and s (like k, kept after a migration)",
    )
  }
}
