package import XLText

/// A key with nothing behind its `=`.
package enum EmptyValue: Rule {
  package static let code: DiagnosticCode = 2011
  package static let page = RulePage(
    .warning,
    "A key with nothing behind its `=`.",
    why: """
      An empty value is stored as an empty text, which no script expects.
      """,
    subject: .vif,
    bad: "ip=",
    good: "ip=10.0.0.2",
    fix: .changesMeaning,
  )
}
