import XLText

enum RDMDropped: EntryRule {
  static let code: DiagnosticCode = 3127
  static let page = RulePage(
    .error,
    "`rdm` is malformed, and xl silently ignores it.",
    why: """
      The guest starts without reserved device memory.
      The only value is `strategy=host`; xl ignores even this value with a comma at its end.
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
  static let help = "write rdm = \"strategy=host\", without a comma at the end"

  static func message(_ finding: EntryFinding) -> String {
    "'rdm' does not end in NAME=VALUE; expected strategy=host; xl ignores the setting"
  }
}
