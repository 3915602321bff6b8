import XLModel
import XLText

/// A backend type that runs no script.
enum ScriptRefused: DiskRule {
  static let code: DiagnosticCode = 1032
  static let page = RulePage(
    .error,
    "A backend type that runs no script.",
    why: """
      qdisk and standalone open the target directly and run no script.
      """,
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
      "backend type \(backend.rawValue) runs no script, but \(disk.quoted(script)) is given",
      at: script,
      help: "use backendtype=phy, or remove backendtype or the script",
      notes: [Diagnostic.Note("the backend type", at: disk.backendRange)],
    )
  }
}
