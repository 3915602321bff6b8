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
  static let comparisonCountMax = 1000

  /// The way out where no key is proposed.
  private static func help(_ name: ArraySlice<UInt8>, _ file: RuleSubject) -> String {
    if let key = KeySynonym.key(of: name) { return "'\(key)' is set as well; keep one of them" }
    return "remove it; if your xl is patched to read it, list it under 'known-keys' in .xlplug.yaml"
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
        notes: [Diagnostic.Note("xl silently ignores keys that it does not know")],
        fixes: file.replacing(range, by: near, "write '\(near)'", .changesMeaning),
      )
    }
  }
}
