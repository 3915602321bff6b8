import XLModel
import XLText

/// A `rdm` that xl drops.
enum RDMDropped: Rule {
  static let code: DiagnosticCode = 3127
  static let page = RulePage(
    .error,
    "`rdm` is malformed, and xl silently ignores it.",
    why: """
      The value is `strategy=host`; even a comma at the end makes xl ignore it.
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
      "'rdm' does not end in NAME=VALUE, and xl ignores all of it; expected strategy=host",
      help: "write \"strategy=host\", without a comma after it",
    )
  }
}
