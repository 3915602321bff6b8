import XLSyntax
import XLText

/// A comma of a list with no element before it.
enum EmptyElement: Rule {
  static let page = RulePage(
    SyntaxCode.emptyElement.code,
    "EmptyElement",
    .error,
    "A comma has no element before it.",
    why:
      "One comma may follow the last element of a list; anywhere else an element has to stand before each.",
    bad: "vif = [ \"bridge=br0\",, \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.emptyElement).map { mistake in
      diagnostic(
        "no element stands before this comma",
        at: mistake.range,
        help: "remove the comma; an empty element is written \"\"",
        fixes: [Diagnostic.Fix("remove the comma", edits: [TextEdit(mistake.range, "")], safety: .safe)],
      )
    }
  }
}
