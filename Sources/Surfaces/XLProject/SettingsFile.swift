import XLRules
public import XLText

/// A settings file, read: what it says, and every problem with it.
///
/// A setting that has a problem counts as not written; the others count.
public struct SettingsFile: Hashable, Sendable {
  /// The kind of file.
  public let scope: SettingsScope
  /// Its path; empty where it is not known.
  public let path: [UInt8]
  /// The text.
  public let text: SourceText
  /// What it says; as written, so relative paths are seen from its directory.
  public let settings: Settings
  /// What is wrong with it, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Reads a settings file; what may be in it depends on its kind.
  public init(_ text: SourceText, at path: [UInt8] = [], scope: SettingsScope = .project) {
    var reader = SettingsReader(scope: scope)
    reader.read(text)
    (self.scope, self.path, self.text, settings) = (scope, path, text, reader.settings)
    diagnostics = reader.diagnostics.sorted { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
  }

  /// A file that looks like a settings file by its name, and is not read.
  init(misnamed text: SourceText, at path: [UInt8]) {
    (scope, self.path, self.text, settings) = (.project, path, text, Settings())
    diagnostics = [Self.misnamed]
  }

  /// The directory that it is in.
  public var directory: [UInt8] { FilePath.directory(path) }

  /// What it says, with paths from the root.
  public var resolved: Settings { settings.resolved(in: directory) }

  /// Whether its patterns leave an absolute path out of a walk.
  public func excludes(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard let patterns = settings.exclude, let name = FilePath.relative(path, to: directory) else {
      return false
    }
    return patterns.contains { $0.matches(name[...], isDirectory: isDirectory) }
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
