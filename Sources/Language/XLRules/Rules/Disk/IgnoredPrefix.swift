package import XLText

/// A deprecated prefix without a meaning.
package enum IgnoredPrefix: Rule {
  package static let code: DiagnosticCode = 1017
  package static let page = RulePage(
    .warning,
    "A deprecated prefix without a meaning.",
    why: """
      Such a prefix chose a backend for xm; xl reads and forgets it, and takes the place of the format \
      away.
      """,
    subject: .disk,
    bad: "phy:/dev/vg/a,xvda,w",
    good: "/dev/vg/a,raw,xvda,w",
    fix: .safe,
  )
}
