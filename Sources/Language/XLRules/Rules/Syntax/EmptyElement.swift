import XLText

enum EmptyElement: SyntaxRule {
  static let code: DiagnosticCode = 32
  static let page = RulePage(
    .error,
    "A comma has no element before it.",
    why:
      "xl accepts one comma after each element of a list, and refuses any other.",
    bad: "vif = [ \"bridge=br0\",, \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "expected an element before this comma",
      at: mistake.range,
      help: "remove the comma; an empty element is written \"\"",
      fixes: [Diagnostic.Fix("remove the comma", mistake.range, "", .safe)],
    )
  }
}
