import XLModel
import XLText

/// A value of a flag that is none.
enum CPUIDFlagValue: Rule {
  static let code: DiagnosticCode = 3143
  static let page = RulePage(
    .error,
    "The value of a flag of `cpuid` is none.",
    why: """
      A flag is 0, 1, x, k or s; fields of several bits, such as `family`, take a number.
      Of a number, only the bits count for which there is room, so 2 is 0.
      """,
    bad: "cpuid = \"host,tm=no\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is no value of a flag; expected 0, 1, x, k or s",
      help: "fields of several bits, such as 'family', take a number that fits",
    )
  }
}
