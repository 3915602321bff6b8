package import XLText

/// A later value that silently replaces an earlier one.
package enum OverriddenParameter: Rule {
  package static let code: DiagnosticCode = 1013
  package static let page = RulePage(
    .warning,
    "A later value that silently replaces an earlier one.",
    why: """
      The later value counts, and xl silently ignores the earlier one.
      """,
    subject: .disk,
    bad: "vdev=xvda,access=ro,access=rw,target=/a.img",
    good: "vdev=xvda,access=ro,target=/a.img",
  )
}
