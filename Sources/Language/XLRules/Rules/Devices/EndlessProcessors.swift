import XLModel
import XLText

/// A range that xl counts for longer than anybody waits.
enum EndlessProcessors: Rule {
  static let code: DiagnosticCode = 3137
  static let page = RulePage(
    .error,
    "A range of processors is so long that xl does not finish.",
    why: """
      xl iterates over the numbers of a range, even above the number of the host's processors.
      A range of 4294967296 or more takes it minutes, and the largest one never ends.
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
      "\(finding.quoted) takes xl too long to read",
      help: "end it with the number of the last processor, or write 'all'",
      crash: "xl does not finish",
    )
  }
}
