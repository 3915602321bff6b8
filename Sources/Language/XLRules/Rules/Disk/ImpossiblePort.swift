package import XLText

/// A COLO port that no host has.
package enum ImpossiblePort: Rule {
  package static let code: DiagnosticCode = 1038
  package static let page = RulePage(
    .error,
    "A COLO port that no host has.",
    why: """
      A TCP port is a number from 1 to 65535.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=70000",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )
}
