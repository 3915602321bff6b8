import XLText

enum EmptyVirtualDeviceName: Rule {
  static let code: DiagnosticCode = 1804
  static let page = RulePage(
    .error,
    "A vdev is empty.",
    why: "libxl reads an empty vdev as device number 0, and no guest supports this number.",
    subject: .vdev,
    bad: "",
    good: "xvda",
  )

  static func diagnostic(_ name: VirtualDeviceName) -> Diagnostic {
    diagnostic(
      "the vdev is empty; libxl reads it as device number 0",
      at: name.range,
      help: VirtualDeviceName.shape,
    )
  }
}
