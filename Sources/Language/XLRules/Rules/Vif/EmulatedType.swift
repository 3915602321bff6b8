import XLModel
package import XLText

/// `type=ioemu` and what it needs.
package enum EmulatedType: Rule {
  package static let code: DiagnosticCode = 2022
  package static let page = RulePage(
    .note,
    "`type=ioemu` without an HVM guest at its start.",
    why: """
      Only an HVM guest has emulated cards, and only those that it is created with.
      The rule does not apply to a file for such a guest.
      """,
    subject: .vif,
    bad: "type=ioemu",
    good: "type=vif",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'type=ioemu' is for HVM guests at their creation; an interface attached later is paravirtual",
      at: problem.range,
    )
  }

  /// A diagnostic of a string in a file, whose guest decides what an emulated card is: nil for HVM.
  package static func inFile(_ diagnostic: Diagnostic, _ file: RuleSubject) -> Diagnostic? {
    guard diagnostic.code == code, !file.domain.isFragment else { return diagnostic }
    if file.domain.guest == .hvm { return nil }
    return Self.diagnostic(
      "'type=ioemu' is for HVM guests, and this guest is \(file.domain.guest)",
      at: diagnostic.range,
      severity: .error,
      help: "write type=vif, or remove it",
    )
  }
}
