package import XLText

/// A parameter too long for xl's scanner.
package enum OverlongParameter: Rule {
  package static let code: DiagnosticCode = 1023
  package static let page = RulePage(
    .error,
    "A parameter too long for xl's scanner.",
    why: """
      xl's scanner writes past the end of its memory for a parameter of 16384 bytes.
      """,
    subject: .disk,
    bad: String(repeating: "a", count: 16384) + ",raw,xvda,w",
    good: "/a.img,raw,xvda,w",
  )
}
