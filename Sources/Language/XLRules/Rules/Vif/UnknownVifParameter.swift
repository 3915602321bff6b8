package import XLText

/// No parameter has this name.
package enum UnknownVifParameter: Rule {
  package static let code: DiagnosticCode = 2001
  package static let page = RulePage(
    .error,
    "No parameter has this name.",
    why: """
      xl prints one line on standard error, drops the parameter and starts the guest with a \
      half-configured interface.
      The name that is nearest is suggested.
      """,
    subject: .vif,
    bad: "brige=xenbr0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )
}
