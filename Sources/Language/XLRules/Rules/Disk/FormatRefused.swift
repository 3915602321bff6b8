import XLModel
import XLText

enum FormatRefused: DiskRule {
  static let code: DiagnosticCode = 1033
  static let page = RulePage(
    .error,
    "The backend type or the script of a disk does not support its format.",
    why: """
      libxl refuses the disk.
      Each backend type supports only some formats, and a script always provides a raw device.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,format=qcow2,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,format=qcow2,target=/a.img",
  )
  static let trait = DiskTrait.backendOrScript

  static func check(_ disk: DiskReading) -> Diagnostic? {
    let (backend, format) = (disk.backend, disk.spec.format)
    let isServed =
      switch backend {
      case .unknown, .qdisk: true
      case .phy: format == .raw || (format == .empty && disk.xen.minor >= DiskBackend.tapSinceMinor)
      case .tap: format == .raw || format == .vhd
      case .standalone: format == .raw
      }
    if backend == .unknown { return ofScript(disk) }
    if isServed { return nil }
    return diagnostic(
      "backend type '\(backend.rawValue)' does not support format '\(format.rawValue)'; "
        + "expected \(backend == .tap ? "'raw' or 'vhd'" : "'raw'")",
      at: disk.parts.formatPlace.range ?? disk.backendRange,
      help: "write backendtype=qdisk, which supports every format, or remove 'backendtype'",
    )
  }

  /// The same of a disk whose script makes the device.
  private static func ofScript(_ disk: DiskReading) -> Diagnostic? {
    let format = disk.spec.format
    guard format != .raw, format != .empty, let script = disk.parts.scriptPlace.range, !script.isEmpty else {
      return nil
    }
    return diagnostic(
      "a disk with a script cannot have format '\(format.rawValue)'; expected 'raw'",
      at: disk.parts.formatPlace.range ?? script,
      help: "remove the format: the script provides a raw device",
      notes: [Diagnostic.Note("the script is here", at: script)],
    )
  }
}
