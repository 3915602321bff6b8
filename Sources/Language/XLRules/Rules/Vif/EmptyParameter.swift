package import XLText

/// Nothing where a parameter should be.
package enum EmptyParameter: Rule {
  package static let code: DiagnosticCode = 2004
  package static let page = RulePage(
    .warning,
    "Nothing where a parameter should be.",
    why: """
      xl ignores commas in a row, but not blanks between them.
      """,
    subject: .vif,
    bad: "bridge=xenbr0, ,mtu=9000",
    good: "bridge=xenbr0,mtu=9000",
    fix: .safe,
  )
}
