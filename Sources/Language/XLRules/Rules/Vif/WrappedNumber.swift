import XLModel
import XLText

enum WrappedNumber: Rule {
  static let code: DiagnosticCode = 2053
  static let page = RulePage(
    .error,
    "A number of an interface is out of range.",
    why: "xl truncates the number to 32 bits, so another number than intended applies.",
    subject: .vif,
    bad: "devid=-5",
    good: "devid=5",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is out of range; expected \(problem.limits)",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(nic.xen) silently truncates it to 32 bits")],
    )
  }
}
