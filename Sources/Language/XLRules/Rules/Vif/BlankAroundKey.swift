package import XLText

/// Blanks before a key or its `=`.
package enum BlankAroundKey: Rule {
  package static let code: DiagnosticCode = 2002
  package static let page = RulePage(
    .error,
    "Blanks before a key or its `=`.",
    why: """
      xl takes blanks for a part of the name, which it then does not know.
      """,
    subject: .vif,
    bad: "bridge =xenbr0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )
}
