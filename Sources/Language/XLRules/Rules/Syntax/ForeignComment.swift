import XLText

enum ForeignComment: SyntaxRule {
  static let code: DiagnosticCode = 39
  static let page = RulePage(
    .error,
    "A comment does not begin with `#`.",
    why: "xl refuses a file with `//`, `/*` or `--`; it reads `;` as the end of a setting.",
    bad: "memory = 512 // in MiB\n",
    good: "memory = 512 # in MiB\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isSemicolon = file.text[mistake.range].first == UInt8(ascii: ";")
    let sign = ByteRange(mistake.range.start, isSemicolon ? mistake.range.start + 1 : mistake.range.end)
    return diagnostic(
      "\(file.quoted(sign)) does not begin a comment; expected #",
      at: sign,
      fixes: mistake.isInList && !isLast(file, mistake) || isOpen(file, sign)
        ? [] : [Diagnostic.Fix("write #", sign, "#", .safe)],
    )
  }

  /// Whether a comment in stars goes on in the next line.
  private static func isOpen(_ file: RuleSubject, _ sign: ByteRange) -> Bool {
    guard file.text[sign].elementsEqual("/*".utf8) else { return false }
    let line = file.text.bytes[sign.end...].prefix { $0 != 0x0A }
    return !zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "/") }
  }

  /// Whether the rest of the line can become a comment without losing the end of a list.
  private static func isLast(_ file: RuleSubject, _ mistake: SyntaxMistake) -> Bool {
    let line = file.text.bytes[mistake.range.end...].prefix { $0 != 0x0A }.prefix(1000)
    return !line.contains { "[],\"'".utf8.contains($0) }
  }
}
