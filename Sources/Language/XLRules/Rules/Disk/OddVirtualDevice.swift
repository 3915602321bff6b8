package import XLText

/// A name that libxl takes although no manual knows it.
package enum OddVirtualDevice: Rule {
  package static let code: DiagnosticCode = 1803
  package static let page = RulePage(
    .error,
    "A name that libxl takes although no manual knows it.",
    why: """
      libxl's decoder takes names that no manual knows; some become a negative number.
      """,
    subject: .vdev,
    bad: "xvda-2",
    good: "xvda2",
  )
}
