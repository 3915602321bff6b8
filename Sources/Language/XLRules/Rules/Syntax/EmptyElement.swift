import XLSyntax
import XLText

/// A comma of a list with no element before it.
enum EmptyElement: SyntaxRule {
  static let code: DiagnosticCode = 32
  static let page = RulePage(
    .error,
    "A comma has no element before it.",
    why:
      "One comma may follow the last element of a list; every other comma follows an element.",
    bad: "vif = [ \"bridge=br0\",, \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "no element before this comma; expected an element",
      at: mistake.range,
      help: "remove the comma; an empty element is written \"\"",
      fixes: [Diagnostic.Fix("remove the comma", edits: [TextEdit(mistake.range, "")], safety: .safe)],
    )
  }
}
