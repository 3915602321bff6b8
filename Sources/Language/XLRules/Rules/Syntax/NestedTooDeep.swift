import XLSyntax
import XLText

/// Lists inside more lists than xl's parser has room for.
enum NestedTooDeep: SyntaxRule {
  static let code: DiagnosticCode = 36
  static let page = RulePage(
    .error,
    "Lists stand inside too many lists.",
    why: """
      xl's parser has room for about 5000 lists inside each other, and says `memory exhausted` beyond that.
      No key takes lists deeper than three.
      """,
    bad: "vnuma = " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "\n",
    good: "vnuma = []\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "this list stands inside more lists than xl has room for",
      at: mistake.range,
      help: "no key takes lists deeper than three",
    )
  }
}
