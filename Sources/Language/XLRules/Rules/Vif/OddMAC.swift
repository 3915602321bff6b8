package import XLText

/// An odd spelling of an address.
package enum OddMAC: Rule {
  package static let code: DiagnosticCode = 2034
  package static let page = RulePage(
    .warning,
    "An odd spelling of an address.",
    why: """
      xl takes any separator and odd digits; other programs that read the same file do not.
      """,
    subject: .vif,
    bad: "mac=00-16-3e-00-00-01",
    good: "mac=00:16:3e:00:00:01",
    fix: .safe,
  )
}
