import XLSyntax
import XLText

enum PythonJoining: SyntaxRule {
  static let code: DiagnosticCode = 12
  static let page = RulePage(
    .error,
    "Values are joined with `+`.",
    why: """
      xl has no expressions, and refuses the file.
      A separate setting with `+=` appends to a string or a list.
      """,
    bad: "extra = \"root=/dev/xvda1\" + \" ro\"\n",
    good: "extra = \"root=/dev/xvda1 ro\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl does not join values with \(file.quoted(mistake.range)); expected a single string or list",
      at: mistake.range,
      help: "write one string, or append to the setting with +=",
      fixes: joined(file, mistake),
    )
  }

  /// Takes the inner quotes away where two strings with the same ones are beside the sign.
  private static func joined(_ file: RuleSubject, _ mistake: SyntaxMistake) -> [Diagnostic.Fix] {
    let index = file.syntax.tokenIndex(from: mistake.range.start)
    guard index > 0, index + 1 < file.syntax.tokenCount, file.syntax.tokenKind(index - 1) == .string,
      file.syntax.tokenKind(index + 1) == .string, file.text[mistake.range].first == UInt8(ascii: "+")
    else { return [] }
    let (left, right) = (file.syntax.token(index - 1).range, file.syntax.token(index + 1).range)
    guard file.text.bytes[left.start] == file.text.bytes[right.start] else { return [] }
    let middle = ByteRange(left.end - 1, right.start + 1)
    return [Diagnostic.Fix("join the strings", middle, "", .safe)]
  }
}
