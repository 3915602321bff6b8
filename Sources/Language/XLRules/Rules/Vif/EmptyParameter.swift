import XLModel
import XLSyntax
import XLText

enum EmptyParameter: Rule {
  static let code: DiagnosticCode = 2004
  static let page = RulePage(
    .warning,
    "An interface has an empty parameter.",
    why: "xl reports an unknown parameter: it ignores repeated commas, but not spaces between them.",
    subject: .vif,
    bad: "bridge=xenbr0, ,mtu=9000",
    good: "bridge=xenbr0,mtu=9000",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let isWord = nic.syntax.form == .words
    return diagnostic(
      isWord ? "the parameter is empty; expected KEY=VALUE" : "expected KEY=VALUE, found only spaces",
      at: problem.range,
      severity: isWord ? .error : .warning,
      notes: [nic.consequence],
      fixes: nic.removal("remove it", problem.whole, .safe),
    )
  }
}
