package import XLText

/// An `=` at the end, dropped silently.
package enum DroppedEquals: Rule {
  package static let code: DiagnosticCode = 1011
  package static let page = RulePage(
    .warning,
    "An `=` at the end, dropped silently.",
    why: """
      xl silently ignores one `=` at the very end; anywhere else it refuses the string.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w=",
    good: "/a.img,raw,xvda,w",
    fix: .safe,
  )
}
