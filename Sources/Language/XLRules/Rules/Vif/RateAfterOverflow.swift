package import XLText

/// A good rate that xl refuses.
package enum RateAfterOverflow: Rule {
  package static let code: DiagnosticCode = 2048
  package static let page = RulePage(
    .error,
    "A good rate that xl refuses.",
    why: """
      xl takes an earlier overflow for one of the rate, because C's `errno` stays.
      """,
    subject: .vif,
    bad: "mac=ffffffffffffffffffff,rate=10Mb/s",
    good: "mac=00:16:3e:00:00:01,rate=10Mb/s",
  )
}
