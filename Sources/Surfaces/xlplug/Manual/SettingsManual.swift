import XLProject
import XLText

/// The manual page of the settings files, made from the table of settings.
enum SettingsManual {
  /// xlplug.yaml(5).
  static var page: ManualPage {
    var page = ManualPage(name: "xlplug.yaml", part: 5, summary: "settings of xlplug")
    page.sections = [
      .init("DESCRIPTION", description.map { .paragraph($0) }),
      .init("FILES", [.entries(SettingsScope.allCases.map { (term: $0.place, meaning: [use(of: $0)]) })]),
      .init("SETTINGS", [.entries(SettingKey.allCases.map(entry))]),
      .init("EXAMPLES", [.lines(SettingsPage.example(.host).split(separator: "\n").map(String.init))]),
    ]
    page.seeAlso = ["xlplug(1)", "xlplug-config(1)", "xlplug-lint(1)", "xlplug-attach(1)"]
    return page
  }

  private static let description = [
    "A settings file is a YAML mapping of settings to values.",
    "Options take precedence over the environment, the environment over a project's file, "
      + "a project's file over the user's, and the user's over the host's.",
    "Commands that change devices read only the host's file, and only if no user but root can "
      + "change it.",
    "Errors in a settings file are reported with a location and a code; 'xlplug config' prints the "
      + "effective values and their sources.",
  ]

  private static func use(of scope: SettingsScope) -> String {
    switch scope {
    case .project: "The nearest settings file in the directory of a checked file or above it."
    case .user: "The user's settings for files. Without XDG_CONFIG_HOME it is in ~/.config."
    case .host: "The settings of the host, for all commands."
    }
  }

  private static func entry(_ key: SettingKey) -> (term: String, meaning: [String]) {
    let entry = key.entry
    let value = entry.kind.words.split(separator: "`").joined()
    var facts = ["The value is \(value)."]
    if !entry.preset.isEmpty { facts.append("Default: \(entry.preset).") }
    if entry.scopes != SettingsScope.allCases {
      facts.append("Only in \(entry.scopes.map(\.place).joined(separator: ", ")).")
    }
    let same = [entry.option, entry.variable].compactMap { $0 }
    if !same.isEmpty { facts.append("See also \(WordRow.all(same)).") }
    return (key.rawValue, [entry.words, facts.joined(separator: " ")])
  }
}
