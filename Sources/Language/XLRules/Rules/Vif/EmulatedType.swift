package import XLText

/// `type=ioemu` and what it needs.
package enum EmulatedType: Rule {
  package static let code: DiagnosticCode = 2022
  package static let page = RulePage(
    .note,
    "`type=ioemu` and what it needs.",
    why: """
      Only an HVM guest has emulated cards, and only from its start.
      In a file for such a guest this is not told.
      """,
    subject: .vif,
    bad: "type=ioemu",
    good: "type=vif",
  )
}
