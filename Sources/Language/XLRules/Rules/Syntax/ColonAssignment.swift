import XLText

enum ColonAssignment: SyntaxRule {
  static let code: DiagnosticCode = 45
  static let page = RulePage(
    .error,
    "A colon is used instead of `=`.",
    why: "Other formats write `name: value`; xl writes `name = value`.",
    bad: "memory: 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "found ':' after the name; expected '='",
      at: mistake.range,
      fixes: [Diagnostic.Fix("write '='", mistake.range, " =", .safe)],
    )
  }
}
