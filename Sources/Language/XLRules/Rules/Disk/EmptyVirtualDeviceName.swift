package import XLText

/// Nothing where a name should be.
package enum EmptyVirtualDeviceName: Rule {
  package static let code: DiagnosticCode = 1804
  package static let page = RulePage(
    .error,
    "Nothing where a name should be.",
    why: """
      An empty name stands for device number 0.
      """,
    subject: .vdev,
    bad: "",
    good: "xvda",
  )
}
