package import XLText

/// An invalid rate.
package enum MalformedRate: Rule {
  package static let code: DiagnosticCode = 2041
  package static let page = RulePage(
    .error,
    "An invalid rate.",
    why: """
      A rate is a number with a unit: `10Mb/s`, `1GB/s`, and maybe `@20ms`.
      """,
    subject: .vif,
    bad: "rate=10mb/s",
    good: "rate=10Mb/s",
    fix: .changesMeaning,
  )
}
