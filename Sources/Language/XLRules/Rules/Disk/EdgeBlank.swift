package import XLText

/// White space at the edge of a value.
package enum EdgeBlank: Rule {
  package static let code: DiagnosticCode = 1022
  package static let page = RulePage(
    .warning,
    "White space at the edge of a value.",
    why: """
      xl keeps white space at the edge of a value: the target `/a.img ` is another file.
      """,
    subject: .disk,
    bad: "/a.img ,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )
}
