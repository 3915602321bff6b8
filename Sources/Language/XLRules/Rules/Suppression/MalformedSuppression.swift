import XLText

enum MalformedSuppression: Rule {
  static let code: DiagnosticCode = 9012
  static let page = RulePage(
    .warning,
    "A suppression comment is malformed.",
    why: """
      The comment suppresses no code.
      The forms are `# xlplug: ignore CODE…` and `# xlplug: ignore-file CODE…`.
      """,
    bad: "memory = 512 # xlplug: ignore\n",
    good: "memory = 512 # the minimum of this guest\n",
  )

  static func diagnostic(_ comment: SuppressionComment) -> Diagnostic {
    diagnostic(
      comment.kind == .unknown
        ? "expected 'ignore' or 'ignore-file' after 'xlplug:'" : "expected the codes to suppress",
      at: comment.word.isEmpty ? comment.range : comment.word,
      help: "write # xlplug: ignore XL1234 -- reason",
    )
  }
}
