import XLText

enum UnclosedString: SyntaxRule {
  static let code: DiagnosticCode = 20
  static let page = RulePage(
    .error,
    "A string is not closed on its line.",
    why: """
      A string ends at the next quote of the same kind, and never spans lines; xl refuses the file.
      A quote inside a string needs a backslash before it, or the other kind of quotes around the string.
      """,
    bad: "name = \"web\nmemory = 512\n",
    good: "name = \"web\"\nmemory = 512\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let quote = String(
      decoding: file.text[ByteRange(mistake.range.start, mistake.range.start + 1)],
      as: UTF8.self
    )
    let start = ByteRange(mistake.range.start, mistake.range.start + 1)
    let end = contentEnd(file, mistake)
    return diagnostic(
      "this string is not closed; expected \(quote) before the end of the line",
      at: start,
      help: "close the string on this line; write \\\(quote) for a quote inside it",
      fixes: [Diagnostic.Fix("close the string", ByteRange(end, end), quote, .changesMeaning)],
    )
  }

  /// Before the brackets and commas at the end of the line, which are probably no part of the string.
  private static func contentEnd(_ file: RuleSubject, _ mistake: SyntaxMistake) -> Int {
    var end = mistake.range.end
    while end > mistake.range.start + 1, " \t\r".utf8.contains(file.text.bytes[end - 1]) { end -= 1 }
    guard mistake.isInList else { return end }
    var inner = end
    while inner > mistake.range.start + 1, " \t,]".utf8.contains(file.text.bytes[inner - 1]) { inner -= 1 }
    return inner > mistake.range.start + 1 ? inner : end
  }
}
