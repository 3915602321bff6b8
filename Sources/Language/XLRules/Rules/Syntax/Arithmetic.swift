import XLText

enum Arithmetic: SyntaxRule {
  static let code: DiagnosticCode = 43
  static let page = RulePage(
    .error,
    "A value is an arithmetic expression.",
    why: "Files for `xm` were Python programs; xl does not calculate, and refuses the file.",
    bad: "memory = 4*1024\n",
    good: "memory = 4096\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let result = product(String(decoding: file.text[mistake.range].prefix(40), as: UTF8.self))
    return diagnostic(
      "xl does not evaluate expressions; expected a single number",
      at: mistake.range,
      help: result.map { "write \($0)" } ?? "write the result",
      fixes: result.map {
        [Diagnostic.Fix("write \($0)", mistake.range, String($0), .safe)]
      } ?? [],
    )
  }

  /// The result of two plain numbers with one of `+ - *` between them.
  private static func product(_ text: String) -> Int? {
    guard let match = text.wholeMatch(of: #/([0-9]{1,9})([-+*])([0-9]{1,9})/#),
      let left = Int(match.output.1),
      let right = Int(match.output.3), match.output.1.first != "0", match.output.3.first != "0"
    else { return nil }
    let result =
      switch match.output.2 {
      case "+": left + right
      case "-": left - right
      default: left * right
      }
    return result >= 0 ? result : nil
  }
}
