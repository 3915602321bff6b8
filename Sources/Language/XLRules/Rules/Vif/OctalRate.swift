package import XLText

/// A number with a leading zero in a rate.
package enum OctalRate: Rule {
  package static let code: DiagnosticCode = 2045
  package static let page = RulePage(
    .warning,
    "A number with a leading zero in a rate.",
    why: """
      A leading zero makes a number octal for C: 010 is 8.
      """,
    subject: .vif,
    bad: "rate=010MB/s",
    good: "rate=10MB/s",
    fix: .changesMeaning,
  )
}
