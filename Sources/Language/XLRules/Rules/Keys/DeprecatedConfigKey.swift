import XLModel
import XLSyntax
import XLText

enum DeprecatedConfigKey: FileRule {
  static let code: DiagnosticCode = 3005
  static let page = RulePage(
    .warning,
    "A deprecated key is set.",
    why: """
      A later release of xl may ignore the key; for some keys xl prints a warning.
      The new key has more options, or a clearer meaning.
      """,
    bad: "builder = \"hvm\"\nname = \"web\"\n",
    good: "type = \"hvm\"\nname = \"web\"\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      // Other rules report keys that set nothing, and values that xl refuses.
      guard let deprecation = key.deprecation, !deprecation.isForm,
        !key.paths.isEmpty, key.isRead(by: file.xen),
        !file.domain.problems.contains(where: { $0.key == key.name && $0.outcome == .refuses })
      else { return nil }
      return diagnostic(
        "'\(key.name)' is deprecated since Xen 4.\(deprecation.sinceMinor)",
        at: entry.setting.nameRange,
        help: deprecation.advice,
        fixes: DeprecatedKeyRewrite(file, entry, key).fixes,
      )
    }
  }
}
