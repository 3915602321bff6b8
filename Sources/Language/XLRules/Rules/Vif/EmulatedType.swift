import XLModel
package import XLText

package enum EmulatedType: Rule {
  package static let code: DiagnosticCode = 2022
  package static let page = RulePage(
    .note,
    "An interface has `type=ioemu`, but gets no emulated card.",
    why: """
      Only an HVM guest has emulated cards, and only those that exist when it is created.
      In the file of an HVM guest, this is not reported.
      """,
    subject: .vif,
    bad: "type=ioemu",
    good: "type=vif",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'type=ioemu' is only for a new HVM guest; an interface that is attached later is paravirtual",
      at: problem.range,
    )
  }

  /// A diagnostic of a string in a file, whose guest decides what an emulated card is: nil for HVM.
  package static func inFile(_ diagnostic: Diagnostic, _ file: RuleSubject) -> Diagnostic? {
    guard diagnostic.code == code, !file.domain.isFragment else { return diagnostic }
    if file.domain.guest == .hvm { return nil }
    return Self.diagnostic(
      "'type=ioemu' is for HVM guests, but this is \(file.domain.guest.phrase)",
      at: diagnostic.range,
      severity: .error,
      help: "write type=vif, or remove it",
    )
  }
}
