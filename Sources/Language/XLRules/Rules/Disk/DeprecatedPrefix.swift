package import XLText

/// A deprecated prefix with a meaning.
package enum DeprecatedPrefix: Rule {
  package static let code: DiagnosticCode = 1016
  package static let page = RulePage(
    .warning,
    "A deprecated prefix with a meaning.",
    why: """
      Prefixes name a format or a script in the way of xm; since Xen 4.2 keys say the same.
      A prefix also takes the place of the format away.
      """,
    subject: .disk,
    bad: "qcow2:/a.qcow2,xvda,w",
    good: "/a.qcow2,qcow2,xvda,w",
    fix: .safe,
  )
}
