import XLModel
import XLText

/// A backend type or script that cannot serve the format.
enum FormatRefused: Rule {
  static let code: DiagnosticCode = 1033
  static let page = RulePage(
    .error,
    "A backend type or script that cannot serve the format.",
    why: """
      An explicit backend type refuses formats that it does not support; a script provides a raw \
      device.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,format=qcow2,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,format=qcow2,target=/a.img",
  )

  static func diagnostic(
    _ disk: DiskSubject,
    _ backend: DiskBackend,
    _ format: DiskFormat,
    at range: ByteRange
  ) -> Diagnostic {
    diagnostic(
      "backend type \(backend.rawValue) cannot serve format \(format.rawValue); "
        + "expected \(backend == .tap ? "raw or vhd" : "raw")",
      at: range,
      help: "use backendtype=qdisk, or remove backendtype; qdisk serves every format",
    )
  }

  /// The same of a disk whose script makes the device.
  static func diagnostic(_ disk: DiskSubject, _ format: DiskFormat, at range: ByteRange, script: ByteRange)
    -> Diagnostic
  {
    diagnostic(
      "a disk with a script cannot have format \(format.rawValue); expected raw",
      at: range,
      help: "remove the format: the script provides a raw device",
      notes: [Diagnostic.Note("the script", at: script)],
    )
  }
}
