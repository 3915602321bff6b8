package import XLText

/// A name that libxl refuses.
package enum UnknownVirtualDevice: Rule {
  package static let code: DiagnosticCode = 1801
  package static let page = RulePage(
    .error,
    "A name that libxl refuses.",
    why: """
      libxl knows names of the families xvd, hd, sd and dNpM, and plain numbers.
      """,
    subject: .vdev,
    bad: "vda",
    good: "xvda",
    fix: .changesMeaning,
  )
}
