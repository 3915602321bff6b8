import XLModel
import XLText

enum ScriptRefused: DiskRule {
  static let code: DiagnosticCode = 1032
  static let page = RulePage(
    .error,
    "The backend type of a disk does not run its script.",
    why: "libxl refuses the disk: `qdisk` and `standalone` open the target directly, without a script.",
    subject: .disk,
    bad: "vdev=xvda,backendtype=qdisk,script=block-mine,target=x",
    good: "vdev=xvda,backendtype=phy,script=block-mine,target=x",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    let backend = disk.backend
    guard backend == .qdisk || backend == .standalone, let script = disk.parts.scriptPlace.range,
      !script.isEmpty
    else { return nil }
    return diagnostic(
      "backend type '\(backend.rawValue)' does not run the script \(disk.quoted(script)); expected 'phy'",
      at: script,
      help: "write backendtype=phy, or remove 'backendtype' or the script",
      notes: [Diagnostic.Note("the backend type is here", at: disk.backendRange)],
    )
  }
}
