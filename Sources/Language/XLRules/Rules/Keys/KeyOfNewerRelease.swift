import XLModel
import XLSyntax
import XLText

/// A key that only newer releases read.
enum KeyOfNewerRelease: FileRule {
  static let code: DiagnosticCode = 3002
  static let page = RulePage(
    .warning,
    "A key of a later release is set.",
    why: """
      xl silently ignores unknown keys.
      The guest starts without the effect of the key.
      """,
    bad: "type = \"hvm\"\nsmbios = [\"bios_vendor=Example\"]\n",
    good: "type = \"hvm\"\n",
    xen: .oldest,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard !key.isRead(by: file.xen), let since = key.sinceMinor else { return nil }
      return diagnostic(
        "'\(key.name)' is read since Xen 4.\(since); xl \(file.xen) ignores it",
        at: entry.setting.nameRange,
        help: "remove it, or use a newer release",
      )
    }
  }
}
