import XLModel
import XLText

/// A value of a flag that is invalid.
enum CPUIDFlagValue: Rule {
  static let code: DiagnosticCode = 3143
  static let page = RulePage(
    .error,
    "The value of a flag of `cpuid` is invalid.",
    why: """
      A flag is 0, 1, x, k or s; fields of several bits, such as `family`, are a number.
      Only the lowest bits of a number apply, so 2 is 0.
      """,
    bad: "cpuid = \"host,tm=no\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a value of a flag; expected 0, 1, x, k or s",
      help: "for fields of several bits, such as 'family', write a number that fits",
    )
  }
}
