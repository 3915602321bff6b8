import XLRules
public import XLText

/// A settings file, read: what it says, and every problem with it.
///
/// A setting that has a problem counts as not written; the others count.
public struct SettingsFile: Hashable, Sendable {
  /// The text.
  public let text: SourceText
  /// What it says.
  public let settings: Settings
  /// What is wrong with it, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Reads a settings file; what may be in it depends on its kind.
  public init(_ text: SourceText, scope: SettingsScope = .project) {
    var reader = SettingsReader(scope: scope)
    reader.read(text)
    self.text = text
    settings = reader.settings
    diagnostics = reader.diagnostics.sorted { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
  }

  /// What is wrong with a file whose name is not that of a settings file, and looks like it.
  public static let misnamed = Diagnostic(
    MisnamedSettings.code,
    .warning,
    "'\(SettingsScope.misspeltName)' is ignored; the settings of a project are in "
      + "'\(SettingsScope.projectName)'",
    at: ByteRange(0, 0),
    help: "rename the file to '\(SettingsScope.projectName)'"
  )
}
