import XLModel
import XLText

/// Nothing where a name should be.
enum EmptyVirtualDeviceName: Rule {
  static let code: DiagnosticCode = 1804
  static let page = RulePage(
    .error,
    "Nothing where a name should be.",
    why: """
      An empty name stands for device number 0.
      """,
    subject: .vdev,
    bad: "",
    good: "xvda",
  )

  static func diagnostic(_ name: VirtualDeviceName) -> Diagnostic {
    diagnostic(
      "an empty name stands for device number 0, which no guest has",
      at: name.range,
      help: VirtualDeviceName.shape,
    )
  }
}
