import XLSyntax
import XLText

/// A colon between name and value.
enum ColonAssignment: Rule {
  static let page = RulePage(
    SyntaxCode.colonAssignment.code,
    "ColonAssignment",
    .error,
    "A colon stands in the place of `=`.",
    why: "Other formats write `name: value`; xl writes `name = value`.",
    bad: "memory: 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.colonAssignment).map { mistake in
      diagnostic(
        "a colon stands behind the name; expected '='",
        at: mistake.range,
        fixes: [Diagnostic.Fix("write '='", edits: [TextEdit(mistake.range, " =")], safety: .safe)],
      )
    }
  }
}
