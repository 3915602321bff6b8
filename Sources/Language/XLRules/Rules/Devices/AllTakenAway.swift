import XLModel
import XLText

/// A `^all` in a list of processors.
enum AllTakenAway: Rule {
  static let code: DiagnosticCode = 3132
  static let page = RulePage(
    .error,
    "A list of processors takes all of them away.",
    why: """
      `^` takes processors away that the list has so far; `^all` is refused, as nothing would be left.
      """,
    bad: """
      vcpus = 2
      cpus = "0-3,^all"

      """,
    good: """
      vcpus = 2
      cpus = "0-3"

      """,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) takes all processors away, which xl refuses",
      help: "remove it, or write 'all' without '^'",
    )
  }
}
