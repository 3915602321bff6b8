import XLText

enum CPUIDFlagValue: EntryRule {
  static let code: DiagnosticCode = 3143
  static let page = RulePage(
    .error,
    "A flag of `cpuid` has an invalid value.",
    why: """
      xl ignores the flag, or uses only the lowest bits of a number: 2 becomes 0.
      A flag is 0, 1, x, k or s; a field of several bits, such as `family`, is a number.
      """,
    bad: "cpuid = \"host,tm=no\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )
  static let help = "a field of several bits, such as 'family', requires a number that fits"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) is not a valid value of a flag; expected 0, 1, x, k or s"
  }
}
