import XLText

enum UnopenedList: SyntaxRule {
  static let code: DiagnosticCode = 35
  static let page = RulePage(
    .error,
    "A closing bracket has no opening bracket.",
    why: "xl refuses the file.",
    bad: "memory = 512\n]\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "this ']' has no matching '['",
      at: mistake.range,
      help: "remove it, or write '[' before the list",
      fixes: [Diagnostic.Fix("remove it", mistake.range, "", .safe)],
    )
  }
}
