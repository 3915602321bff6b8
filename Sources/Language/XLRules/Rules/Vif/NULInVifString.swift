import XLModel
import XLText

/// A NUL byte.
enum NULInVifString: Rule {
  static let code: DiagnosticCode = 2014
  static let page = RulePage(
    .error,
    "A NUL byte.",
    why: """
      C ends a text at a NUL byte, so that the rest is lost; in a file xl crashes.
      """,
    subject: .vif,
    bad: "bridge=xen\0br0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "a NUL byte cannot stand in a configuration file",
      at: problem.range,
      help: "remove it",
      notes: [Diagnostic.Note("xl \(nic.xen) aborts when it reads a string with one")],
      fixes: nic.fix("remove it", problem.range, ""),
    )
  }
}
