package import XLText

/// A value that holds another parameter.
package enum SwallowedVifParameter: Rule {
  package static let code: DiagnosticCode = 2013
  package static let page = RulePage(
    .error,
    "A value that holds another parameter.",
    why: """
      Only a comma separates parameters in a file; with any other sign the first value takes the second \
      parameter along.
      """,
    subject: .vif,
    bad: "bridge=xenbr0;model=e1000",
    good: "bridge=xenbr0,model=e1000",
    fix: .changesMeaning,
  )
}
