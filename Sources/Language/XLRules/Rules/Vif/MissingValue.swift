package import XLText

/// A key without `=` and value.
package enum MissingValue: Rule {
  package static let code: DiagnosticCode = 2003
  package static let page = RulePage(
    .error,
    "A key without `=` and value.",
    why: """
      Every key but `trusted` and `untrusted` wants a value.
      """,
    subject: .vif,
    bad: "mac=00:16:3e:00:00:01,bridge",
    good: "mac=00:16:3e:00:00:01,bridge=xenbr0",
  )
}
