import XLText

/// A comment with a word that names no code.
enum UnknownSuppression: Rule {
  static let code: DiagnosticCode = 9011
  static let page = RulePage(
    .warning,
    "A comment has a word that is not a code.",
    why: """
      A comment lists codes (`XL3001`), a family (`XL3`, `XL31`, `keys`), names of rules, or `all`.
      `xlplug explain` lists codes and names.
      A reason is written after `--`.
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
