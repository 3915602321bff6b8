import XLSyntax
import XLText

/// An octal escape that xl takes and makes nothing of.
enum SwallowedOctalEscape: SyntaxRule {
  static let code: DiagnosticCode = 25
  static let page = RulePage(
    .error,
    "An octal escape is dropped.",
    why: """
      xl accepts a backslash with three or four digits, and drops it: `"w\\145b"` is `wb`.
      It prints no message.
      """,
    bad: "name = \"w\\145b\"\n",
    good: "name = \"web\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let digits = file.text[mistake.range].dropFirst().prefix(3)
    let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
    var fixes: [Diagnostic.Fix] = []
    if let value, (0x20...0x7E).contains(value), !"\"'\\".utf8.contains(value), mistake.range.count == 4 {
      let shown = String(Unicode.Scalar(value))
      fixes = [
        Diagnostic.Fix(
          "write '\(shown)'",
          edits: [TextEdit(mistake.range, [value])],
          safety: .changesMeaning
        )
      ]
    }
    return diagnostic(
      "\(file.quoted(mistake.range)) is dropped: xl ignores octal escapes",
      at: mistake.range,
      help: "write the character without an escape",
      fixes: fixes,
    )
  }
}
