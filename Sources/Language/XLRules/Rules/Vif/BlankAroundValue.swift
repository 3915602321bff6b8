package import XLText

/// Blanks at the front or end of a value.
package enum BlankAroundValue: Rule {
  package static let code: DiagnosticCode = 2012
  package static let page = RulePage(
    .error,
    "Blanks at the front or end of a value.",
    why: """
      xl takes the blanks for a part of the value: the bridge `xenbr0 ` does not exist.
      """,
    subject: .vif,
    bad: "bridge=xenbr0 ,mtu=9000",
    good: "bridge=xenbr0,mtu=9000",
    fix: .changesMeaning,
  )
}
