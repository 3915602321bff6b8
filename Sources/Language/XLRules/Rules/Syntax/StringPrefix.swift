import XLText

enum StringPrefix: SyntaxRule {
  static let code: DiagnosticCode = 44
  static let page = RulePage(
    .error,
    "A string has a Python prefix.",
    why: "xl does not know Python's `u\"…\"`, `r\"…\"`, `b\"…\"` and `f\"…\"`, and refuses the file.",
    bad: "name = u\"web\"\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let letter = file.text[mistake.range].first
    let isPlain = letter == UInt8(ascii: "u") || letter == UInt8(ascii: "b")
    return diagnostic(
      "\(file.quoted(mistake.range)) is a Python string prefix; expected only the quote",
      at: mistake.range,
      help: isPlain ? "remove it" : "remove it, and write the resulting string",
      fixes: isPlain
        ? [Diagnostic.Fix("remove it", mistake.range, "", .safe)] : [],
    )
  }
}
