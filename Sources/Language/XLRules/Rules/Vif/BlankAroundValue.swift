import XLModel
import XLSyntax
import XLText

enum BlankAroundValue: Rule {
  static let code: DiagnosticCode = 2012
  static let page = RulePage(
    .error,
    "A value has leading or trailing spaces.",
    why: "xl reads the spaces as part of the value: the bridge `xenbr0 ` does not exist.",
    subject: .vif,
    bad: "bridge=xenbr0 ,mtu=9000",
    good: "bridge=xenbr0,mtu=9000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let bytes = nic.syntax.text[problem.range]
    let front = bytes.prefix(while: { $0 <= 0x20 }).count
    let back = bytes.dropFirst(front).reversed().prefix(while: { $0 <= 0x20 }).count
    let inner = Array(bytes.dropFirst(front).dropLast(back))
    let edit = TextEdit(problem.range, inner)
    return diagnostic(
      "the value \(nic.quoted(problem.range)) of '\(problem.name)' has leading or trailing spaces",
      at: problem.range,
      severity: problem.key == .ip || problem.key == .script ? .warning : .error,
      help: "remove them; xl skips spaces only before a parameter",
      fixes: [Diagnostic.Fix("remove the spaces", edits: [edit], safety: .changesMeaning)],
    )
  }
}
