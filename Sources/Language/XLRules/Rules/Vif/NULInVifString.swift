import XLModel
import XLText

enum NULInVifString: Rule {
  static let code: DiagnosticCode = 2014
  static let page = RulePage(
    .error,
    "A vif string contains a NUL byte.",
    why: "For xl the string ends at the NUL byte, so the rest is lost; in a file xl crashes.",
    subject: .vif,
    bad: "bridge=xen\0br0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "the string contains a NUL byte",
      at: problem.range,
      help: "remove it",
      notes: [Diagnostic.Note("xl \(nic.xen) crashes on it")],
      fixes: nic.fix("remove it", problem.range, ""),
    )
  }
}
