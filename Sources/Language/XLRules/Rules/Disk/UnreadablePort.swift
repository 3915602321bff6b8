package import XLText

/// A COLO port that is no number, or 0.
package enum UnreadablePort: Rule {
  package static let code: DiagnosticCode = 1007
  package static let page = RulePage(
    .error,
    "A COLO port that is no number, or 0.",
    why: """
      xl reads the port as C's `atoi` does and refuses 0, which is also what it makes of a text.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=http",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )
}
