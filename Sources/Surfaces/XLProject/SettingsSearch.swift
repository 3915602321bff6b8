public import XLText

/// Finds the settings of a directory: its own file, or the nearest one above; each is read once.
///
/// It reads no file itself: the caller passes a function for it. Directories are absolute, without a slash
/// at the end but for the root.
public struct SettingsSearch {
  private let read: (_ path: [UInt8]) -> SourceText?
  private var known: [[UInt8]: SettingsFile?] = [:]
  private var misnamed: [[UInt8]: SettingsFile] = [:]

  /// A search; `read` gives the text of a file, nil if absent.
  public init(read: @escaping (_ path: [UInt8]) -> SourceText?) { self.read = read }

  /// The settings that count in a directory.
  public mutating func settings(of directory: [UInt8]) -> SettingsFile? {
    var visited: [[UInt8]] = []
    var place: [UInt8]? = directory
    var found: SettingsFile?
    while let here = place {
      if let answer = known[here] {
        found = answer
        break
      }
      visited.append(here)
      let misspelt = FilePath.joined(here, SettingsScope.misspeltName.utf8)
      if let text = read(misspelt) { misnamed[misspelt] = SettingsFile(misnamed: text, at: misspelt) }
      let path = FilePath.joined(here, SettingsScope.projectName.utf8)
      if let text = read(path) {
        found = SettingsFile(text, at: path)
        break
      }
      place = here.isEmpty || here == [FilePath.slash] ? nil : FilePath.directory(here)
    }
    for directory in visited { known[directory] = .some(found) }
    return found
  }

  /// Every settings file that was found so far, by directory.
  public var found: [SettingsFile] {
    var files: [[UInt8]: SettingsFile] = [:]
    for case let found? in known.values { files[found.directory] = found }
    return files.values.sorted { $0.directory.lexicographicallyPrecedes($1.directory) }
  }

  /// The files that were found so far and have something wrong, and those with a misspelled name, by path.
  public var reports: [SettingsFile] {
    (found.filter { !$0.diagnostics.isEmpty } + misnamed.values)
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }
}
