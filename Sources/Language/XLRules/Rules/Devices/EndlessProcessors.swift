import XLText

enum EndlessProcessors: Rule {
  static let code: DiagnosticCode = 3137
  static let page = RulePage(
    .error,
    "A range of processors is so long that xl does not finish.",
    why: """
      xl tries each number in the range, even numbers above those of the host's processors.
      For 4294967296 numbers or more it needs minutes, and for the largest range it never exits.
      """,
    bad: """
      vcpus = 2
      cpus = "0-99999999999"

      """,
    good: """
      vcpus = 2
      cpus = "0-7"

      """,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "xl cannot finish reading the range \(finding.quoted)",
      help: "end it with the number of the last processor, or write 'all'",
      crash: "xl does not finish",
    )
  }
}
