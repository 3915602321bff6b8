import XLSyntax
import XLText

/// Text directly behind a string: a quote inside it has ended it.
enum QuoteInside: SyntaxRule {
  static let code: DiagnosticCode = 46
  static let page = RulePage(
    .error,
    "Text stands directly behind a string, without a blank or a comma.",
    why: """
      A string ends at the next quote of its own kind.
      A quote inside is written with a backslash before it, or the string takes the other kind of quotes.
      Where a closing quote was forgotten, the next string seems to begin in the middle of a text.
      """,
    bad: "extra = 'it's me'\n",
    good: "extra = \"it's me\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let quote = file.text.bytes[mistake.range.start - 1]
    let sign = String(Unicode.Scalar(quote))
    let place = ByteRange(mistake.range.start - 1, mistake.range.start)
    return diagnostic(
      "text stands directly behind a string, which this \(sign) ends",
      at: place,
      help: "write \\\(sign) inside a string, or use the other kind of quotes; "
        + "or close the string before this one",
    )
  }
}
