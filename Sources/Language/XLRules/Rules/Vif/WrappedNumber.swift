package import XLText

/// A number below 0 or above 2^31 - 1.
package enum WrappedNumber: Rule {
  package static let code: DiagnosticCode = 2053
  package static let page = RulePage(
    .error,
    "A number below 0 or above 2^31 - 1.",
    why: """
      The number is cut to 32 bits, which may make another one of it.
      """,
    subject: .vif,
    bad: "devid=-5",
    good: "devid=5",
  )
}
