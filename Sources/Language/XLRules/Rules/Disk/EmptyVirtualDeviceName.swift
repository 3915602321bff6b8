import XLModel
import XLText

/// The name is empty.
enum EmptyVirtualDeviceName: Rule {
  static let code: DiagnosticCode = 1804
  static let page = RulePage(
    .error,
    "The name is empty.",
    why: """
      libxl reads an empty name as device number 0.
      """,
    subject: .vdev,
    bad: "",
    good: "xvda",
  )

  static func diagnostic(_ name: VirtualDeviceName) -> Diagnostic {
    diagnostic(
      "the name is empty, which is device number 0; no guest has it",
      at: name.range,
      help: VirtualDeviceName.shape,
    )
  }
}
