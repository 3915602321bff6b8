package import XLText

/// A disk or partition beyond what the family has.
package enum VirtualDeviceOutOfRange: Rule {
  package static let code: DiagnosticCode = 1802
  package static let page = RulePage(
    .error,
    "A disk or partition beyond what the family has.",
    why: """
      Each family has only so many disks, and each disk so many partitions.
      """,
    subject: .vdev,
    bad: "hde",
    good: "xvde",
  )
}
