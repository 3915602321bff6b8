import XLSyntax
import XLText

/// A letter of Python before the quote of a string.
enum StringPrefix: SyntaxRule {
  static let code: DiagnosticCode = 44
  static let page = RulePage(
    .error,
    "A letter is before the quote of a string.",
    why: "Python's `u\"…\"`, `r\"…\"`, `b\"…\"` and `f\"…\"` are not part of xl's syntax.",
    bad: "name = u\"web\"\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let letter = file.text[mistake.range].first
    let isPlain = letter == UInt8(ascii: "u") || letter == UInt8(ascii: "b")
    return diagnostic(
      "\(file.quoted(mistake.range)) before a string is Python; expected the quote alone",
      at: mistake.range,
      help: isPlain ? "remove it" : "remove it, and write the resulting string",
      fixes: isPlain
        ? [Diagnostic.Fix("remove it", edits: [TextEdit(mistake.range, "")], safety: .safe)] : [],
    )
  }
}
