import XLText

enum ReversedProcessors: Rule {
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

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) ends before it begins",
      help: "write the smaller number first",
    )
  }
}
