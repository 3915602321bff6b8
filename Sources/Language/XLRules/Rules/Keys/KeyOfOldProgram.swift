import XLModel
import XLSyntax
import XLText

enum KeyOfOldProgram: FileRule {
  static let code: DiagnosticCode = 3003
  static let page = RulePage(
    .warning,
    "A key of xm, of an older xl or of another kind of file is set.",
    why: "xl silently ignores it, and the guest starts without its effect.",
    bad: "kernel = \"/boot/vmlinuz\"\npvh = 1\n",
    good: "kernel = \"/boot/vmlinuz\"\ntype = \"pvh\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.soundEntries.compactMap { entry in
      guard ConfigKeys.named(entry.name) == nil, !file.isKnown(entry.name),
        let key = RemovedKey.named(entry.name)
      else { return nil }
      return diagnostic(
        "'\(key.name)' \(key.isElsewhere ? "is" : "was") a key of \(key.readBy); xl ignores it here",
        at: entry.setting.nameRange,
        help: key.advice,
      )
    }
  }
}
