package import XLText

/// A model without emulation.
package enum ModelWithoutEmulation: Rule {
  package static let code: DiagnosticCode = 2024
  package static let page = RulePage(
    .note,
    "A model without emulation.",
    why: """
      Without emulation there is no card whose model could matter.
      """,
    subject: .vif,
    bad: "type=vif,model=e1000",
    good: "type=vif",
  )
}
