import XLText

/// A comment to xlplug that is not understood.
enum MalformedSuppression: Rule {
  static let code: DiagnosticCode = 9012
  static let page = RulePage(
    .warning,
    "A comment for xlplug is malformed.",
    why: """
      Comments for xlplug are `# xlplug: ignore CODE…` and `# xlplug: ignore-file CODE…`.
      Both name the codes that they suppress.
      """,
    bad: "memory = 512 # xlplug: ignore\n",
    good: "memory = 512 # the minimum of this guest\n",
  )

  static func diagnostic(_ comment: SuppressionComment) -> Diagnostic {
    diagnostic(
      comment.kind == .unknown
        ? "expected 'ignore' or 'ignore-file' after 'xlplug:'" : "expected the codes to ignore",
      at: comment.word.isEmpty ? comment.range : comment.word,
      help: "write # xlplug: ignore XL1234 -- reason",
    )
  }
}
