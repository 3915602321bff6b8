package import XLText

/// A rate that is none.
package enum MalformedRate: Rule {
  package static let code: DiagnosticCode = 2041
  package static let page = RulePage(
    .error,
    "A rate that is none.",
    why: """
      A rate is a number with a unit: `10Mb/s`, `1GB/s`, and maybe `@20ms`.
      """,
    subject: .vif,
    bad: "rate=10mb/s",
    good: "rate=10Mb/s",
    fix: .changesMeaning,
  )
}
