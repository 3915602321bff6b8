import XLSyntax
import XLText

/// A comma of a list with no element before it.
enum EmptyElement: SyntaxRule {
  static let code: DiagnosticCode = 32
  static let page = RulePage(
    .error,
    "A comma has no element before it.",
    why:
      "One comma may follow the last element of a list; anywhere else an element has to stand before each.",
    bad: "vif = [ \"bridge=br0\",, \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "no element stands before this comma",
      at: mistake.range,
      help: "remove the comma; an empty element is written \"\"",
      fixes: [Diagnostic.Fix("remove the comma", edits: [TextEdit(mistake.range, "")], safety: .safe)],
    )
  }
}
