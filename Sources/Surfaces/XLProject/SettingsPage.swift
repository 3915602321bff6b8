/// The documents about settings, made of the table of settings.
public enum SettingsPage {
  /// The rows of the table in docs/settings.md.
  public static var table: String {
    let head = ["| setting | value | files | default | meaning |", "|---|---|---|---|---|"]
    let rows = SettingKey.allCases.map { key in
      let entry = key.entry
      let same = [entry.option, entry.variable].compactMap { $0.map { "`\($0)`" } }.joined(separator: ", ")
      let cells = [
        "`\(key.rawValue)`", entry.kind.words, entry.scopes.map(\.rawValue).joined(separator: ", "),
        entry.preset.isEmpty ? "none" : entry.preset, entry.words + (same.isEmpty ? "" : " As \(same)."),
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return (head + rows).joined(separator: "\n") + "\n"
  }

  /// The example of a kind of settings file: every setting that it may have, as a comment.
  public static func example(_ scope: SettingsScope) -> String {
    let keys = SettingKey.allCases.filter { $0.entry.scopes.contains(scope) }
    let blocks = keys.map { key in
      let entry = key.entry
      let preset = entry.preset.isEmpty ? "" : " (default: \(entry.preset))"
      return "# \(entry.words)\(preset)\n#\(key.rawValue): \(entry.example)\n"
    }
    return (["# Settings of xlplug on this host; 'xlplug config' prints the effective settings.\n"] + blocks)
      .joined(separator: "\n")
  }
}
