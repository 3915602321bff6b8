import XLSyntax
import XLText

/// An escape with hexadecimal digits.
enum HexadecimalEscape: SyntaxRule {
  static let code: DiagnosticCode = 23
  static let page = RulePage(
    .error,
    "A byte is written as `\\\\x` and digits.",
    why: """
      xl's parser has code for `\\x41`, but a bug refuses every such escape, in all releases from \
      4.17 to 4.23.
      A string can contain any byte except NUL, a quote, a backslash and a line feed without an escape.
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
      fixes = [Diagnostic.Fix("write '\(shown)'", edits: [TextEdit(whole, [value])], safety: .safe)]
    }
    return diagnostic(
      "\(file.quoted(whole)) is an escape that xl always refuses",
      at: whole,
      help: "write the character without an escape",
      fixes: fixes,
    )
  }
}
