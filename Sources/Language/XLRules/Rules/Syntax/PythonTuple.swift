import XLText

enum PythonTuple: SyntaxRule {
  static let code: DiagnosticCode = 9
  static let page = RulePage(
    .error,
    "A value is in parentheses.",
    why: "A list of xl is in square brackets; parentheses are Python, and xl refuses the file.",
    bad: "vif = ( \"bridge=xenbr0\", )\n",
    good: "vif = [ \"bridge=xenbr0\", ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let bytes = file.text[mistake.range]
    let isWhole = bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")") && bytes.count > 1
    let inner = isWhole && !bytes.dropFirst().dropLast().contains { "()".utf8.contains($0) }
    let isList = bytes.contains(UInt8(ascii: ","))
    let first = ByteRange(mistake.range.start, mistake.range.start + 1)
    let last = ByteRange(mistake.range.end - 1, mistake.range.end)
    let edits = [TextEdit(first, isList ? "[" : ""), TextEdit(last, isList ? "]" : "")]
    let title = isList ? "write square brackets" : "remove the parentheses"
    return diagnostic(
      "xl has no parentheses; expected '[' and ']' around a list, and nothing around a single value",
      at: mistake.range,
      help: isList ? "write the list in square brackets" : "remove the parentheses",
      fixes: inner ? [Diagnostic.Fix(title, edits: edits, safety: .safe)] : [],
    )
  }
}
