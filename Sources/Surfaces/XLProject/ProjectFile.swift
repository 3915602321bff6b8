public import XLText

/// A settings file, read: what it says, and every problem with it.
///
/// A setting that has a problem counts as not written; the others count.
public struct ProjectFile: Hashable, Sendable {
  /// The text.
  public let text: SourceText
  /// What it says.
  public let settings: ProjectSettings
  /// What is wrong with it, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Reads a settings file.
  public init(_ text: SourceText) {
    var reader = SettingsReader()
    reader.read(text)
    self.text = text
    settings = reader.settings
    diagnostics = reader.diagnostics.sorted { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
  }
}
