package import XLText

/// `trusted=` or `untrusted=`.
package enum VifFlagWithValue: Rule {
  package static let code: DiagnosticCode = 2005
  package static let page = RulePage(
    .error,
    "`trusted=` or `untrusted=`.",
    why: """
      `trusted` and `untrusted` are flags; with a value xl does not know them.
      """,
    subject: .vif,
    bad: "trusted=0",
    good: "untrusted",
    fix: .changesMeaning,
  )
}
