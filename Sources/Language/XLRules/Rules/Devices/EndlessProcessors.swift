import XLModel
import XLText

/// A range that xl counts for longer than anybody waits.
enum EndlessProcessors: Rule {
  static let code: DiagnosticCode = 3137
  static let page = RulePage(
    .error,
    "A range of processors is so long that xl does not come to its end.",
    why: """
      xl goes through a range number by number, whatever the host has.
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
      "\(finding.quoted) is more than xl counts in a reasonable time",
      help: "end it with the number of the last processor, or write 'all'",
      crash: "xl does not come to its end",
    )
  }
}
