import XLModel
import XLText

/// A `rdm` that xl drops.
enum RDMDropped: Rule {
  static let code: DiagnosticCode = 3127
  static let page = RulePage(
    .error,
    "`rdm` does not have its form, and xl silently ignores it.",
    why: """
      It is `strategy=host`, and nothing stands behind it: a comma at the end is enough to lose it.
      """,
    bad: """
      type = "hvm"
      rdm = "host"

      """,
    good: """
      type = "hvm"
      rdm = "strategy=host"

      """,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "'rdm' ends in something that is no NAME=VALUE, and xl drops all of it; expected strategy=host",
      help: "write \"strategy=host\", without a comma behind it",
    )
  }
}
