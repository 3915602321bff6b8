import XLSyntax
public import XLText

/// Bytes that no piece of a configuration file can begin with.
public enum StrayBytes: Rule {
  public static let page = RulePage(
    SyntaxCode.strayBytes.code,
    "StrayBytes",
    .error,
    "Bytes stand outside of quotes that nothing can begin with.",
    why: """
      xl knows lower-case names, bare numbers, strings in quotes, lists, `=`, `+=` and `;` only.
      It takes none of the file.
      """,
    bad: "memory = 512M\n",
    good: "memory = 512\n",
  )

  public static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.syntax.problems.filter { $0.kind == .strayBytes }.map { problem in
      Diagnostic(
        page.code,
        .error,
        "'\(String(decoding: file.syntax.bytes(in: problem.range), as: UTF8.self))' can stand in quotes only",
        at: problem.range,
        help: "put the value in quotes, or remove it",
      )
    }
  }
}
