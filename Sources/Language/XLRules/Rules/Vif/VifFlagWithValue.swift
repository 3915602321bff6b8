import XLModel
import XLSyntax
import XLText

enum VifFlagWithValue: Rule {
  static let code: DiagnosticCode = 2005
  static let page = RulePage(
    .error,
    "`trusted` or `untrusted` has a value.",
    why: "xl does not know the flags with a value, and ignores them.",
    subject: .vif,
    bad: "trusted=0",
    good: "untrusted",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let value = nic.syntax.text[ByteRange(problem.range.end + 1, problem.whole.end)]
    let isNegative = ["0", "no", "off", "false", "n"].contains { $0.utf8.elementsEqual(value) }
    let meant = (problem.key == .trusted) == isNegative ? "untrusted" : "trusted"
    return diagnostic(
      "the flag '\(problem.name)' has a value; did you mean '\(meant)'?",
      at: problem.whole,
      help: "write 'trusted' or 'untrusted' without a value",
      notes: [nic.consequence],
      fixes: nic.fix("write '\(meant)'", problem.whole, meant),
    )
  }
}
