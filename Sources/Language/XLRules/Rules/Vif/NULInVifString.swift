package import XLText

/// A NUL byte.
package enum NULInVifString: Rule {
  package static let code: DiagnosticCode = 2014
  package static let page = RulePage(
    .error,
    "A NUL byte.",
    why: """
      C ends a text at a NUL byte, so that the rest is lost; in a file xl crashes.
      """,
    subject: .vif,
    bad: "bridge=xen\0br0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )
}
