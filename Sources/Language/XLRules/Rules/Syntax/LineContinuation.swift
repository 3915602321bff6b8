import XLText

enum LineContinuation: SyntaxRule {
  static let code: DiagnosticCode = 42
  static let page = RulePage(
    .error,
    "A line ends with a backslash.",
    why: "xl does not join lines, and refuses the file; only lists may span lines, without a backslash.",
    bad: "memory = \\\n  512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    var end = mistake.range.end
    while end < file.text.bytes.count, " \t\r\n".utf8.contains(file.text.bytes[end]) { end += 1 }
    var start = mistake.range.start
    while start > 0, " \t".utf8.contains(file.text.bytes[start - 1]) { start -= 1 }
    let gap = mistake.isInList ? mistake.range : ByteRange(start, end)
    let title = mistake.isInList ? "remove it" : "join the lines"
    let isJoinable = mistake.isInList || start == 0 || file.text.bytes[start - 1] == UInt8(ascii: "=")
    return diagnostic(
      "xl does not join lines with a backslash",
      at: mistake.range,
      help: mistake.isInList
        ? "remove it; a list may span lines" : "write the setting on one line",
      fixes: isJoinable ? [Diagnostic.Fix(title, gap, mistake.isInList ? "" : " ", .safe)] : [],
    )
  }
}
