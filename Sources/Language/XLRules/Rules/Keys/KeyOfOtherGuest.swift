import XLModel
import XLSyntax
import XLText

enum KeyOfOtherGuest: FileRule {
  static let code: DiagnosticCode = 3004
  static let page = RulePage(
    .warning,
    "A key is set that has no effect for this type of guest.",
    why: """
      xl or libxl silently ignores the key.
      Often the type is wrong: without `type` the guest is a PV guest.
      """,
    bad: "kernel = \"/boot/vmlinuz\"\nboot = \"cd\"\n",
    good: "type = \"hvm\"\nboot = \"cd\"\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.knowsGuest else { return [] }
    let guest = file.domain.guest
    return file.lastEntries.compactMap { entry, key in
      if key.guests.contains(guest) || !key.isRead(by: file.xen) || file.isRefused(key) { return nil }
      // xl refuses that, and another rule reports it.
      if key.name == "timer_mode", guest == .pv { return nil }
      let others = WordRow.all(
        GuestType.allCases.filter(key.guests.contains).map { $0.rawValue.uppercased() }
      )
      let edits = [file.removal(of: entry)]
      // xl passes some keys to libxl for every type of guest, and lists of devices may create them anyway.
      let isPassedOn =
        KeyFormats.has(key.name) || key.paths.contains { file.domain.spec[$0] != nil }
      return diagnostic(
        "'\(key.name)' is for \(others) guests, but this is \(guest.phrase)",
        at: entry.setting.nameRange,
        help: file.sets("type") ? "remove it, or change 'type'" : "remove it, or set 'type'",
        fixes: [
          Diagnostic.Fix("remove the setting", edits: edits, safety: isPassedOn ? .changesMeaning : .safe)
        ],
      )
    }
  }
}
