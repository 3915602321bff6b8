package import XLText

/// An odd spelling of a number.
package enum OddNumber: Rule {
  package static let code: DiagnosticCode = 2054
  package static let page = RulePage(
    .warning,
    "An odd spelling of a number.",
    why: """
      Leading zeros make a number octal for some readers and not for others.
      """,
    subject: .vif,
    bad: "mtu=01500",
    good: "mtu=1500",
  )
}
