import XLModel
import XLText

enum MalformedNumber: Rule {
  static let code: DiagnosticCode = 2051
  static let page = RulePage(
    .error,
    "A parameter has an invalid number.",
    why: "xl reads a value that is not a number as 0, so another number than intended applies.",
    subject: .vif,
    bad: "devid=x",
    good: "devid=1",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (range, name) = (problem.range, problem.name)
    return diagnostic(
      range.isEmpty
        ? "'\(name)' is empty; expected a number"
        : "\(nic.quoted(range)) is not a valid number for '\(name)'; expected \(problem.limits)",
      at: range,
      notes: [Diagnostic.Note("xl \(nic.xen) refuses the string")],
    )
  }
}
