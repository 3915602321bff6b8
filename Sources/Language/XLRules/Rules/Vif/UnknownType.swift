package import XLText

/// Neither `vif` nor `ioemu`.
package enum UnknownType: Rule {
  package static let code: DiagnosticCode = 2021
  package static let page = RulePage(
    .error,
    "Neither `vif` nor `ioemu`.",
    why: """
      Types are vif and ioemu; xl prints one line and goes on without.
      """,
    subject: .vif,
    bad: "type=netfront",
    good: "type=vif",
    fix: .changesMeaning,
  )
}
