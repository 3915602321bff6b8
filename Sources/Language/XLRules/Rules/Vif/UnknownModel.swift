package import XLText

/// A card that QEMU does not have.
package enum UnknownModel: Rule {
  package static let code: DiagnosticCode = 2023
  package static let page = RulePage(
    .warning,
    "A card that QEMU does not have.",
    why: """
      QEMU does not start with a card that it does not have.
      """,
    subject: .vif,
    bad: "model=e100",
    good: "model=e1000",
    fix: .changesMeaning,
  )
}
