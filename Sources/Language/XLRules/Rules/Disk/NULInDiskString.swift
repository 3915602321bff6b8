package import XLText

/// A NUL byte.
package enum NULInDiskString: Rule {
  package static let code: DiagnosticCode = 1025
  package static let page = RulePage(
    .error,
    "A NUL byte.",
    why: """
      C ends a text at a NUL byte, so that the rest is lost.
      """,
    subject: .disk,
    bad: "/a\0.img,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )
}
