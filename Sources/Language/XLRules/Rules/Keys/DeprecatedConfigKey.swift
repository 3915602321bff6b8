import XLModel
import XLSyntax
import XLText

/// A key that another took the place of.
enum DeprecatedConfigKey: ProblemRule {
  static let code: DiagnosticCode = 3005
  static let page = RulePage(
    .warning,
    "A key is set that should not be used any more.",
    why: """
      xl still reads it, and for some keys prints a warning each time.
      The key that took its place says more, or says it better.
      """,
    bad: "builder = \"hvm\"\nname = \"web\"\n",
    good: "type = \"hvm\"\nname = \"web\"\n",
    fix: .safe,
  )

  static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool {
    if case .deprecatedKey = problem.kind { !IgnoredKey.keys.contains(problem.key) } else { false }
  }

  static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    diagnostic("'\(problem.key)' is deprecated", at: problem.range)
  }

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard let deprecation = key.deprecation, !deprecation.isForm,
        isAsked(key, file), key.isRead(by: file.xen)
      else { return nil }
      return diagnostic(
        "'\(key.name)' is deprecated since Xen 4.\(deprecation.sinceMinor)",
        at: entry.setting.nameRange,
        help: deprecation.advice,
        fixes: DeprecatedKeyRewrite(file, entry, key).fixes,
      )
    }
  }

  /// Whether this rule is about a key.
  private static func isAsked(_ key: ConfigKey, _ file: RuleSubject) -> Bool {
    switch key.name {
    // Told of as the form of an entry.
    case "vif2": false
    default: !IgnoredKey.keys.contains(key.name)
    }
  }
}
