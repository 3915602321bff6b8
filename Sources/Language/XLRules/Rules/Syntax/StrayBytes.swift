import XLSyntax
import XLText

/// Bytes outside of quotes that no piece of a configuration file can begin with, of no form that is known.
enum StrayBytes: SyntaxRule {
  static let code: DiagnosticCode = 1
  static let page = RulePage(
    .error,
    "Bytes stand outside of quotes that nothing can begin with.",
    why: """
      xl knows lower-case names, bare numbers, strings in quotes, lists, `=`, `+=` and `;` only.
      It takes none of the file, and says `lexical error` without telling what it wants.
      Nothing is expanded either: `$NAME` and `~` mean nothing to it.
      """,
    bad: "name = $GUEST\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isVariable = file.text[mistake.range].first == UInt8(ascii: "$")
    return diagnostic(
      "\(file.quoted(mistake.range)) can stand in quotes only; "
        + "expected a name, a number, a string or a list",
      at: mistake.range,
      help: isVariable
        ? "xl expands no variables; write the value, or make the file from a template"
        : "put the value in quotes, or remove it",
    )
  }
}
