import XLText

enum OperatorInList: SyntaxRule {
  static let code: DiagnosticCode = 33
  static let page = RulePage(
    .error,
    "A list contains `=`, `+=` or `;` outside of quotes.",
    why: """
      A list contains strings, numbers and lists, separated by commas.
      An element such as `key=value` is one string: `[ "bridge=xenbr0" ]`.
      """,
    bad: "vif = [ \"bridge=br0\"; \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isSemicolon = file.text[mistake.range].first == UInt8(ascii: ";")
    return diagnostic(
      "found \(file.quoted(mistake.range)) in a list; expected "
        + (isSemicolon ? "a comma between elements" : "KEY=VALUE in quotes"),
      at: mistake.range,
      help: isSemicolon ? nil : "put KEY=VALUE in quotes",
      fixes: isSemicolon
        ? [Diagnostic.Fix("write a comma", mistake.range, ",", .safe)] : [],
    )
  }
}
