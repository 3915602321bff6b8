import XLText

enum SwallowedOctalEscape: SyntaxRule {
  static let code: DiagnosticCode = 25
  static let page = RulePage(
    .error,
    "A string contains an octal escape, which xl drops.",
    why: "xl silently drops a backslash with three or four digits: `\"w\\145b\"` is read as `wb`.",
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
      fixes = [Diagnostic.Fix("write '\(shown)'", mistake.range, [value], .changesMeaning)]
    }
    return diagnostic(
      "xl silently drops the octal escape \(file.quoted(mistake.range))",
      at: mistake.range,
      help: "write the character without an escape",
      fixes: fixes,
    )
  }
}
