import XLText

enum HexadecimalEscape: SyntaxRule {
  static let code: DiagnosticCode = 23
  static let page = RulePage(
    .error,
    "A string contains a hexadecimal escape (`\\\\x`).",
    why: """
      Because of a bug, xl refuses every hexadecimal escape, in all releases from 4.17 to 4.23.
      Only NUL, quotes, backslashes and line feeds cannot be written literally.
      """,
    bad: "name = \"w\\x65b\"\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let digits = file.text.bytes[mistake.range.end...].prefix(2)
    let value = digits.count == 2 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    let whole = ByteRange(mistake.range.start, mistake.range.end + (value == nil ? 0 : 2))
    var fixes: [Diagnostic.Fix] = []
    if let value, (0x20...0x7E).contains(value), !"\"'\\".utf8.contains(value) {
      let shown = String(Unicode.Scalar(value))
      fixes = [Diagnostic.Fix("write '\(shown)'", whole, [value], .safe)]
    }
    return diagnostic(
      "xl refuses the hexadecimal escape \(file.quoted(whole))",
      at: whole,
      help: "write the character without an escape",
      fixes: fixes,
    )
  }
}
