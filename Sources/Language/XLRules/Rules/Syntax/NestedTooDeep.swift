import XLText

enum NestedTooDeep: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 36
  static let page = RulePage(
    .error,
    "Lists are nested too deeply.",
    why: """
      xl's parser accepts about 5000 nested lists, and reports `memory exhausted` beyond that.
      No key has lists of more than three levels.
      """,
    bad: "vnuma = " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "\n",
    good: "vnuma = []\n",
  )
  static let help = "no key has lists of more than three levels"

  static func message(_ text: String) -> String { "the lists are nested more deeply than xl accepts" }
}
