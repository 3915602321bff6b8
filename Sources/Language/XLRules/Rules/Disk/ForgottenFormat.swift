package import XLText

/// The format field is missing, and what follows stands in its place.
package enum ForgottenFormat: Rule {
  package static let code: DiagnosticCode = 1001
  package static let page = RulePage(
    .error,
    "The format field is missing, and what follows stands in its place.",
    why: """
      The places of a positional disk are target, format, vdev, access; an empty field keeps a place.
      xl blames the vdev for not being a format, which is the most reported error about disks.
      """,
    subject: .disk,
    bad: "/a.img,xvda,rw",
    good: "/a.img,,xvda,rw",
    fix: .safe,
  )
}
