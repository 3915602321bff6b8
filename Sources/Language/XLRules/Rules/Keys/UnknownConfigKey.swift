import XLModel
import XLSyntax
import XLText

enum UnknownConfigKey: FileRule {
  static let code: DiagnosticCode = 3001
  static let page = RulePage(
    .error,
    "A key is set that no release of xl reads.",
    why: """
      xl silently ignores unknown keys, so a misspelled key has no effect.
      The severity is error if a known key is similar, and warning otherwise.
      """,
    bad: "memroy = 512\n",
    good: "memory = 512\n",
    fix: .changesMeaning,
  )

  /// The most keys for which a known one is searched for; comparing costs.
  static let comparisonCountMax = 1000

  /// The fix where no key is proposed.
  private static func help(_ name: ArraySlice<UInt8>, _ file: RuleSubject) -> String {
    if let key = KeySynonym.key(of: name) { return "remove it; xl reads '\(key)', and '\(key)' is also set" }
    return "remove it; if a patched xl reads it, add it to 'known-keys' in .xlplug.yaml"
  }

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    let unknown = file.soundEntries.filter {
      ConfigKeys.named($0.name) == nil && RemovedKey.named($0.name) == nil && !file.isKnown($0.name)
    }
    return unknown.enumerated().map { number, entry in
      let range = entry.setting.nameRange
      let found = "unknown key \(file.quoted(range))"
      guard number < comparisonCountMax, let near = file.nearestKey(to: entry.name) else {
        return diagnostic(
          "\(found); xl ignores it",
          at: range,
          severity: .warning,
          help: help(entry.name, file),
        )
      }
      return diagnostic(
        "\(found); did you mean '\(near)'?",
        at: range,
        notes: [Diagnostic.Note("xl silently ignores unknown keys")],
        fixes: file.replacing(range, by: near, "write '\(near)'", .changesMeaning),
      )
    }
  }
}
