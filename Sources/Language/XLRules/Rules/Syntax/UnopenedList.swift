import XLSyntax
import XLText

/// A closing bracket that no list is open for.
enum UnopenedList: Rule {
  static let page = RulePage(
    SyntaxCode.unopenedList.code,
    "UnopenedList",
    .error,
    "A closing bracket ends no list.",
    why: "Each `]` ends one list; one more makes xl refuse the file.",
    bad: "memory = 512\n]\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.unopenedList).map { mistake in
      diagnostic(
        "no list is open that ']' could end",
        at: mistake.range,
        help: "remove it, or open the list with '['",
        fixes: [Diagnostic.Fix("remove it", edits: [TextEdit(mistake.range, "")], safety: .safe)],
      )
    }
  }
}
