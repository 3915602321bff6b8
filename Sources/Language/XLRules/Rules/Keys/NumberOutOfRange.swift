import XLModel
import XLText

enum NumberOutOfRange: Rule {
  static let code: DiagnosticCode = 3014
  static let page = RulePage(
    .error,
    "A number is outside of the range that xl accepts for the key.",
    why: "xl refuses the file, for the limits of grant tables without a reason.",
    bad: "type = \"hvm\"\nmmio_hole = 100\n",
    good: "type = \"hvm\"\nmmio_hole = 1024\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, least: Int64?, most: Int64?)
    -> Diagnostic
  {
    let expected =
      switch (least, most) {
      case (let least?, let most?): "expected \(least) to \(most)"
      case (let least?, nil): "expected \(least) or more"
      case (nil, let most?): "expected \(most) or less"
      case (nil, nil): "expected a different number"
      }
    return diagnostic(
      "\(file.value(problem)) is out of range for '\(problem.key)'; \(expected)",
      at: problem.range,
      help: ConfigKeys.named(problem.key)?.words.map {
        "a name is also possible: \(WordRow.anyQuoted($0.spellings(for: file.xen)))"
      },
    )
  }
}
