import XLModel
import XLText

enum UnusableNBDScript: DiskRule {
  static let code: DiagnosticCode = 1042
  static let page = RulePage(
    .warning,
    "A disk has the script `block-nbd` or `block-enbd`.",
    why: """
      The attach fails without a reason: Xen's scripts expect a server and a port as arguments, but libxl \
      passes only `add`.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-nbd,target=server",
    good: "vdev=xvda,target=/dev/nbd0",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard let name = disk.scriptFile, name == "block-nbd" || name == "block-enbd",
      let range = disk.parts.scriptPlace.range
    else { return nil }
    return diagnostic(
      "Xen's \(name) requires arguments that no toolstack passes",
      at: range,
      help: "connect with nbd-client, and use the device /dev/nbd0, or use another script",
    )
  }
}
