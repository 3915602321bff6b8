import XLSyntax
import XLText

/// An operator, or the sign between settings, inside a list.
enum OperatorInList: Rule {
  static let page = RulePage(
    SyntaxCode.operatorInList.code,
    "OperatorInList",
    .error,
    "`=`, `+=` or `;` stands in a list outside of quotes.",
    why: """
      A list holds strings, numbers and lists, with commas between them.
      What looks like `key=value` in it is one string: `[ "bridge=xenbr0" ]`.
      """,
    bad: "vif = [ \"bridge=br0\"; \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.operatorInList).map { mistake in
      let isSemicolon = file.text[mistake.range].first == UInt8(ascii: ";")
      return diagnostic(
        "\(file.quoted(mistake.range)) stands in a list; expected "
          + (isSemicolon ? "a comma between elements" : "key and value in one string"),
        at: mistake.range,
        help: isSemicolon ? nil : "put all of key=value in quotes",
        fixes: isSemicolon
          ? [Diagnostic.Fix("write a comma", edits: [TextEdit(mistake.range, ",")], safety: .safe)] : [],
      )
    }
  }
}
