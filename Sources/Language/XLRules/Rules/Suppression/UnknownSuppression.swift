import XLText

/// A comment that names a code that does not exist.
enum UnknownSuppression {
  static let page = RulePage(
    SuppressionCode.unknownSuppression.code,
    "UnknownSuppression",
    .warning,
    "A comment names a code that does not exist.",
    why: """
      Codes are `XL` and four digits; `xlplug explain` lists them.
      A reason is written behind `--`.
      """,
    bad: "memory = 512 # xlplug: ignore XL0999\n",
    good: "memory = 512 # the least that it runs with\n",
  )

  static func diagnostic(_ comment: SuppressionComment, _ entry: Int) -> Diagnostic {
    let held = comment.entries[entry]
    return Diagnostic(
      page.code,
      page.severity,
      held.code.map { "there is no code \($0)" } ?? "expected a code: XL and four digits",
      at: held.range,
      help: "write # xlplug: ignore XL1234 -- reason",
    )
  }
}
