import XLText

enum ReversedProcessors: EntryRule {
  static let code: DiagnosticCode = 3131
  static let page = RulePage(
    .error,
    "A range of processors ends before it begins.",
    why: "xl refuses the file; in `vnuma` it silently ignores the range.",
    bad: """
      vcpus = 2
      cpus = "5-2"

      """,
    good: """
      vcpus = 2
      cpus = "2-5"

      """,
  )
  static let help = "write the smaller number first"

  static func message(_ finding: EntryFinding) -> String { "\(finding.quoted) ends before it begins" }
}
