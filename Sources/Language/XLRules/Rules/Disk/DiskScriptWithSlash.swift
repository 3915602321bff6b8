import XLModel
import XLText

enum DiskScriptWithSlash: DiskRule {
  static let code: DiagnosticCode = 1040
  static let page = RulePage(
    .note,
    "A script has a relative path.",
    why: """
      libxl resolves the path in `/etc/xen/scripts`.
      Other implementations of the protocol resolve it in the working directory, and may run another script.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=mine/block,target=a",
    good: "vdev=xvda,script=/etc/xen/scripts/mine/block,target=a",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.isScriptRelative, let range = disk.parts.scriptPlace.range else { return nil }
    return diagnostic(
      "the script \(disk.quoted(range)) is a relative path; libxl resolves it in /etc/xen/scripts",
      at: range,
      help: "write the absolute path, or a name without a slash",
    )
  }
}
