package import XLText

/// An access mode that does not exist.
package enum UnknownAccess: Rule {
  package static let code: DiagnosticCode = 1003
  package static let page = RulePage(
    .error,
    "An access mode that does not exist.",
    why: """
      Access is `r`, `ro`, `w` or `rw`; `w!` was xm's way to force sharing and is none any more.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w!",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )
}
