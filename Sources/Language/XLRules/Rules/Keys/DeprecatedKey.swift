public import XLModel
import XLSyntax
public import XLText

/// A key that another took the place of.
public enum DeprecatedKey: ProblemRule {
  public static let page = RulePage(
    ConfigCode.deprecatedKey.code,
    "DeprecatedKey",
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

  public static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool {
    if case .deprecatedKey = problem.kind { !IgnoredKey.keys.contains(problem.key) } else { false }
  }

  public static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    diagnostic("'\(problem.key)' is deprecated", at: problem.range)
  }

  public static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard let deprecation = key.deprecation, !deprecation.isForm, !IgnoredKey.keys.contains(key.name),
        key.name != "extra" || file.sets("root") && !file.sets("cmdline"), key.isRead(by: file.xen)
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
