package import XLText

/// A flag with `=` and a value.
package enum DiskFlagWithValue: Rule {
  package static let code: DiagnosticCode = 1009
  package static let page = RulePage(
    .error,
    "A flag with `=` and a value.",
    why: """
      A flag stands alone: it is on where it is written.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,discard=1",
    good: "/a.img,raw,xvda,w,discard",
    fix: .changesMeaning,
  )
}
