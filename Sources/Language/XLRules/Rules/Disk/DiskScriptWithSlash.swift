import XLModel
import XLText

/// A script's name with a slash inside.
enum DiskScriptWithSlash: DiskRule {
  static let code: DiagnosticCode = 1040
  static let page = RulePage(
    .note,
    "The name of a script is relative and has a slash inside.",
    why: """
      libxl searches for every name that does not begin with `/` in `/etc/xen/scripts`, also for a name \
      with a slash inside.
      Other implementations of the protocol resolve such a name in the working directory.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=mine/block,target=a",
    good: "vdev=xvda,script=/etc/xen/scripts/mine/block,target=a",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.isScriptRelative, let range = disk.parts.scriptPlace.range else { return nil }
    return diagnostic(
      "the script \(disk.quoted(range)) is relative with a slash inside; "
        + "libxl resolves it in /etc/xen/scripts",
      at: range,
      help: "write the absolute path, or a name without a slash",
    )
  }
}
