import XLSyntax
import XLText

/// A closing bracket that no list is open for.
enum UnopenedList: SyntaxRule {
  static let code: DiagnosticCode = 35
  static let page = RulePage(
    .error,
    "A closing bracket has no list to close.",
    why: "Each `]` ends one list; one more makes xl refuse the file.",
    bad: "memory = 512\n]\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "no list is open for this ']'",
      at: mistake.range,
      help: "remove it, or open the list with '['",
      fixes: [Diagnostic.Fix("remove it", edits: [TextEdit(mistake.range, "")], safety: .safe)],
    )
  }
}
