import XLText

enum QuoteInside: SyntaxRule {
  static let code: DiagnosticCode = 46
  static let page = RulePage(
    .error,
    "Text directly follows the closing quote of a string.",
    why: """
      A string ends at the next quote of the same kind, so a quote inside a string ends it.
      After a missing closing quote, the next opening quote ends the string.
      """,
    bad: "extra = 'it's me'\n",
    good: "extra = \"it's me\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let quote = file.text.bytes[mistake.range.start - 1]
    let sign = String(Unicode.Scalar(quote))
    let place = ByteRange(mistake.range.start - 1, mistake.range.start)
    return diagnostic(
      "this \(sign) ends the string, but text follows; expected a comma or the end of the line",
      at: place,
      help: "write \\\(sign) for a quote inside a string, or use the other kind of quotes; "
        + "or close the string before this quote",
    )
  }
}
