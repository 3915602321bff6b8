import XLSyntax
import XLText

/// A tuple of Python.
enum PythonTuple: SyntaxRule {
  static let code: DiagnosticCode = 9
  static let page = RulePage(
    .error,
    "Round brackets are around values.",
    why: "xl has lists in square brackets only; round brackets are a tuple, or a group, of Python.",
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
    return diagnostic(
      "xl has no round brackets; expected '[' and ']' around a list, and no brackets around one value",
      at: mistake.range,
      help: "write a list in square brackets",
      fixes: inner
        ? [
          Diagnostic.Fix(
            isList ? "write square brackets" : "remove the brackets",
            edits: [TextEdit(first, isList ? "[" : ""), TextEdit(last, isList ? "]" : "")],
            safety: .safe,
          )
        ] : [],
    )
  }
}
