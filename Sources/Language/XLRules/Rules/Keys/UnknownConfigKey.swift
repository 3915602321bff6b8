import XLModel
import XLSyntax
import XLText

/// A key that no release of xl reads.
enum UnknownConfigKey: FileRule {
  static let code: DiagnosticCode = 3001
  static let page = RulePage(
    .error,
    "A key is set that no release of xl reads.",
    why: """
      xl never looks at keys that it does not know, and says nothing.
      A key with a slip of the pen is lost that way.
      It is an error where a key that exists is near, and a warning where none is.
      """,
    bad: "memroy = 512\n",
    good: "memory = 512\n",
    fix: .changesMeaning,
  )

  /// The most keys for which a known one is looked for; comparing costs.
  private static let comparisonCountMax = 1000

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    let unknown = file.soundEntries.filter {
      ConfigKeys.named($0.name) == nil && RemovedKey.named($0.name) == nil && !file.isKnown($0.name)
    }
    return unknown.enumerated().map { number, entry in
      let range = entry.setting.nameRange
      let found = "unknown key \(file.quoted(range))"
      guard number < comparisonCountMax, let near = NearestName.of(entry.name, among: ConfigKeys.names) else {
        return diagnostic(
          "\(found); xl passes it over",
          at: range,
          severity: .warning,
          help: "remove it, or make it a comment",
        )
      }
      return diagnostic(
        "\(found); did you mean '\(near)'?",
        at: range,
        notes: [Diagnostic.Note("xl silently ignores keys that it does not know")],
        fixes: file.replacing(range, by: near, "write '\(near)'", .changesMeaning),
      )
    }
  }
}
