import XLSyntax
import XLText

/// Text directly after a string: a quote inside it has ended it.
enum QuoteInside: SyntaxRule {
  static let code: DiagnosticCode = 46
  static let page = RulePage(
    .error,
    "Text follows a string directly, without a blank or a comma.",
    why: """
      A string ends at the next quote of its own kind.
      A quote inside is written with a backslash before it, or the string uses the other kind of quotes.
      After a missing closing quote, the next string seems to begin inside a string.
      """,
    bad: "extra = 'it's me'\n",
    good: "extra = \"it's me\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let quote = file.text.bytes[mistake.range.start - 1]
    let sign = String(Unicode.Scalar(quote))
    let place = ByteRange(mistake.range.start - 1, mistake.range.start)
    return diagnostic(
      "text follows the string that this \(sign) ends",
      at: place,
      help: "write \\\(sign) inside a string, or use the other kind of quotes; "
        + "or close the string before this one",
    )
  }
}
