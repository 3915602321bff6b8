package import XLText

/// A target of no characters.
package enum EmptyTarget: Rule {
  package static let code: DiagnosticCode = 1031
  package static let page = RulePage(
    .error,
    "A target of no characters.",
    why: """
      An empty target names no file and no device.
      """,
    subject: .disk,
    bad: ",raw,xvda,w",
    good: "/a.img,raw,xvda,w",
  )
}
