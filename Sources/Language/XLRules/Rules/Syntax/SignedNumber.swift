import XLText

enum SignedNumber: SyntaxRule {
  static let code: DiagnosticCode = 6
  static let page = RulePage(
    .error,
    "A number has a sign.",
    why: """
      xl accepts no sign outside of quotes, and refuses the file.
      In quotes, a negative number is valid for some keys.
      """,
    bad: "rtc_timeoffset = -3600\n",
    good: "rtc_timeoffset = \"-3600\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isPlus = file.text[mistake.range].first == UInt8(ascii: "+")
    let start = ByteRange(mistake.range.start, mistake.range.start + (isPlus ? 1 : 0))
    let end = ByteRange(mistake.range.end, mistake.range.end)
    let edits = isPlus ? [TextEdit(start, "")] : [TextEdit(start, "\""), TextEdit(end, "\"")]
    return diagnostic(
      "\(file.quoted(mistake.range)) has a sign; expected digits only outside of quotes",
      at: mistake.range,
      help: isPlus ? "remove the sign" : "put the number in quotes",
      fixes: [Diagnostic.Fix(isPlus ? "remove the sign" : "put it in quotes", edits: edits, safety: .safe)],
    )
  }
}
