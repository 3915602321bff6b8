import XLText

enum UpperCaseHexadecimal: SyntaxRule {
  static let code: DiagnosticCode = 7
  static let page = RulePage(
    .error,
    "A hexadecimal number has upper-case letters.",
    why: "Outside of quotes xl accepts only lower-case digits `a` to `f` and `x`, and refuses the file.",
    bad: "shadow_memory = 0xFF\n",
    good: "shadow_memory = 0xff\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let lower = file.text[mistake.range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let spelling = String(decoding: lower, as: UTF8.self)
    return diagnostic(
      "\(file.quoted(mistake.range)) has upper-case letters; expected lower case outside of quotes",
      at: mistake.range,
      help: "write \(VisibleText.quoting(lower)), or put the number in quotes",
      fixes: [Diagnostic.Fix("write it in lower case", mistake.range, spelling, .safe)],
    )
  }
}
