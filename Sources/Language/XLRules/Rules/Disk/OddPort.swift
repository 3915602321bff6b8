package import XLText

/// A COLO port in a spelling that is read otherwise than it looks.
package enum OddPort: Rule {
  package static let code: DiagnosticCode = 1037
  package static let page = RulePage(
    .warning,
    "A COLO port in a spelling that is read otherwise than it looks.",
    why: """
      xl reads the port as C's `atoi` does: leading blanks, zeros and trailing text are passed over.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=09999",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
    fix: .safe,
  )
}
