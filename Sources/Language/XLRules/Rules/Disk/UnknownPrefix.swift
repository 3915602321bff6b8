package import XLText

/// A prefix that does not exist.
package enum UnknownPrefix: Rule {
  package static let code: DiagnosticCode = 1015
  package static let page = RulePage(
    .error,
    "A prefix that does not exist.",
    why: """
      What stands before a colon at the start of a disk is taken for a deprecated prefix.
      A target that has a colon is written last, behind `target=`.
      """,
    subject: .disk,
    bad: "http://host/a.img,raw,xvda,w",
    good: "vdev=xvda,script=block-http,target=http://host/a.img",
    fix: .safe,
  )
}
