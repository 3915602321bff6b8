import XLText

enum UnknownSuppression: Rule {
  static let code: DiagnosticCode = 9011
  static let page = RulePage(
    .warning,
    "A suppression comment has an unknown code.",
    why: """
      The word suppresses no code; a reason must be after `--`.
      A comment lists codes (`XL3001`), families (`XL3`, `keys`), rules or `all`: see `xlplug explain`.
      """,
    bad: "memory = 512 # xlplug: ignore XL0999\n",
    good: "memory = 512 # the minimum of this guest\n",
  )

  static func diagnostic(
    _ comment: SuppressionComment,
    _ entry: Int,
    _ text: SourceText,
    suggests: Bool
  ) -> Diagnostic {
    let held = comment.entries[entry]
    let word = String(decoding: text[held.range], as: UTF8.self)
    let refusal = RulePattern.parsed(word, suggests: suggests).refusal ?? .noSuchCode
    return diagnostic(
      refusal.message(for: VisibleText.quoting(text[held.range])),
      at: held.range,
      help: refusal.help,
    )
  }
}
