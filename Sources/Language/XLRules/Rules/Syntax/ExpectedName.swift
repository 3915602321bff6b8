import XLSyntax
import XLText

/// Something else than a name at the start of a setting.
enum ExpectedName: Rule {
  static let page = RulePage(
    SyntaxCode.expectedName.code,
    "ExpectedName",
    .error,
    "A line begins with something else than the name of a setting.",
    why: "A setting is `NAME = VALUE`; xl takes none of a file with anything else.",
    bad: "\"web\" = name\n",
    good: "name = \"web\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.expectedName).map { mistake in
      diagnostic(
        "\(file.quoted(mistake.range)) begins no setting; expected the name of one",
        at: mistake.range,
        help: "a setting is written NAME = VALUE; a name begins with a lower-case letter",
      )
    }
  }
}
