import XLText

enum ExpectedOperator: SyntaxRule {
  static let code: DiagnosticCode = 27
  static let page = RulePage(
    .error,
    "A name is not followed by `=` or `+=`.",
    why: "A setting is `NAME = VALUE`; a comment begins with `#`.",
    bad: "name \"web\"\n",
    good: "name = \"web\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let name = ByteRange(mistake.scope.start, mistake.scope.start)
    let word = ScopeText(file.text).word(at: name)
    let isBeforeValue =
      mistake.range.start > word.start
      && "\"'[0123456789".utf8.contains(
        file.text.bytes[mistake.range.start]
      )
    let place = ByteRange(word.end, word.end)
    if file.text[mistake.range].first == UInt8(ascii: "+") {
      return diagnostic(
        "'+=' is one operator; expected no space in it",
        at: mistake.range,
        fixes: [Diagnostic.Fix("write '+='", mistake.range, "+=", .changesMeaning)],
      )
    }
    return diagnostic(
      "expected '=' or '+=' after \(file.quoted(word))",
      at: mistake.range,
      help: "write NAME = VALUE; a comment begins with #",
      fixes: isBeforeValue
        ? [Diagnostic.Fix("write '='", place, " =", .changesMeaning)] : [],
    )
  }
}
