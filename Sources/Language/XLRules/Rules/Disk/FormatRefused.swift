import XLModel
import XLText

/// A backend type or script that cannot serve the format.
enum FormatRefused: Rule {
  static let code: DiagnosticCode = 1033
  static let page = RulePage(
    .error,
    "A backend type or script that cannot serve the format.",
    why: """
      A backend that is chosen by name refuses formats that it does not know; a script makes a raw \
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
      help: "use backendtype=qdisk or none, which serves every format",
    )
  }

  /// The same of a disk whose script makes the device.
  static func diagnostic(_ disk: DiskSubject, _ format: DiskFormat, at range: ByteRange, script: ByteRange)
    -> Diagnostic
  {
    diagnostic(
      "a disk with a script cannot have format \(format.rawValue); expected raw",
      at: range,
      help: "leave the format out: the script makes a raw device",
      notes: [Diagnostic.Note("the script", at: script)],
    )
  }
}
