import XLModel
import XLSyntax
import XLText

enum KeyOfNewerRelease: FileRule {
  static let code: DiagnosticCode = 3002
  static let page = RulePage(
    .warning,
    "A key is set that only later releases of xl read.",
    why: "xl silently ignores unknown keys, so the guest starts without the effect of the key.",
    bad: "type = \"hvm\"\nsmbios = [\"bios_vendor=Example\"]\n",
    good: "type = \"hvm\"\n",
    xen: .oldest,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard !key.isRead(by: file.xen), let since = key.sinceMinor else { return nil }
      return diagnostic(
        "xl \(file.xen) ignores '\(key.name)'; it requires Xen 4.\(since) or later",
        at: entry.setting.nameRange,
        help: "remove it, or upgrade Xen",
      )
    }
  }
}
