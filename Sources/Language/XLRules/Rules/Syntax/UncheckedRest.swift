import XLSyntax
import XLText

/// The rest of a file that has more in it than is looked at.
enum UncheckedRest: Rule {
  static let page = RulePage(
    SyntaxCode.uncheckedRest.code,
    "UncheckedRest",
    .error,
    "The file has more mistakes, or more in it, than is looked at.",
    why: """
      After 1,000 mistakes, or 100,000 pieces, a file is something else than the configuration of a domain.
      What comes behind is read as xl does, but not checked.
      """,
    bad: String(repeating: "memory 512\n", count: RuleSubject.problemsMax + 1),
    good: "memory = 512\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard let start = file.restOffset else { return [] }
    return [
      diagnostic(
        "the file has too much in it to be checked; this is where the rest begins",
        at: ByteRange(start, start),
        help: "check what is in front of it, or whether this is the file that was meant",
      )
    ]
  }
}
