package import XLText

/// An `=` where none can stand.
package enum StrayEquals: Rule {
  package static let code: DiagnosticCode = 1010
  package static let page = RulePage(
    .error,
    "An `=` where none can stand.",
    why: """
      A `=` belongs between a key and its value; a target with one is written last, behind `target=`.
      """,
    subject: .disk,
    bad: "=/a.img,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )
}
