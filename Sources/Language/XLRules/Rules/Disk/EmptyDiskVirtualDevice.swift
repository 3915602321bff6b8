package import XLText

/// A virtual device of no characters.
package enum EmptyDiskVirtualDevice: Rule {
  package static let code: DiagnosticCode = 1026
  package static let page = RulePage(
    .error,
    "A virtual device of no characters.",
    why: """
      xl takes an empty vdev for device number 0, which no guest drives.
      """,
    subject: .disk,
    bad: "/a.img,raw,,w",
    good: "/a.img,raw,xvda,w",
  )
}
