package import XLText

/// An invalid number.
package enum MalformedNumber: Rule {
  package static let code: DiagnosticCode = 2051
  package static let page = RulePage(
    .error,
    "An invalid number.",
    why: """
      xl takes what is no number for 0.
      """,
    subject: .vif,
    bad: "devid=x",
    good: "devid=1",
  )
}
