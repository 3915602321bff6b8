public import XLText

/// Finds the settings of a directory: its own file, or the nearest one above; each is read once.
///
/// It reads no file itself: the caller passes a function for it. Directories are absolute, without a slash
/// at the end but for the root.
public struct SettingsSearch {
  /// A settings file that was found.
  public struct Found: Hashable, Sendable {
    /// The directory that it is in.
    public let directory: [UInt8]
    /// The name of it.
    public let name: [UInt8]
    /// What it says.
    public let file: SettingsFile
    /// Its path.
    public var path: [UInt8] { FilePath.joined(directory, name) }

    /// A file in a directory.
    public init(
      directory: [UInt8],
      name: [UInt8] = Array(SettingsScope.projectName.utf8),
      file: SettingsFile
    ) {
      self.directory = directory
      self.name = name
      self.file = file
    }
  }

  /// A settings file, or what looks like one, with something wrong.
  public struct Report: Hashable, Sendable {
    /// The path of the file.
    public let path: [UInt8]
    /// Its text.
    public let text: SourceText
    /// What is wrong with it.
    public let diagnostics: [Diagnostic]

    /// Something wrong with a file.
    public init(path: [UInt8], text: SourceText, diagnostics: [Diagnostic]) {
      self.path = path
      self.text = text
      self.diagnostics = diagnostics
    }
  }

  private let read: (_ path: [UInt8]) -> SourceText?
  private var known: [[UInt8]: Found?] = [:]
  private var misnamed: [[UInt8]: SourceText] = [:]

  /// A search; `read` gives the text of a file, nil if absent.
  public init(read: @escaping (_ path: [UInt8]) -> SourceText?) { self.read = read }

  /// The settings that count in a directory.
  public mutating func settings(of directory: [UInt8]) -> Found? {
    var visited: [[UInt8]] = []
    var place: [UInt8]? = directory
    var found: Found?
    while let here = place {
      if let answer = known[here] {
        found = answer
        break
      }
      visited.append(here)
      let misspelt = FilePath.joined(here, SettingsScope.misspeltName.utf8)
      if let text = read(misspelt) { misnamed[misspelt] = text }
      if let text = read(FilePath.joined(here, SettingsScope.projectName.utf8)) {
        found = Found(directory: here, file: SettingsFile(text))
        break
      }
      place = Self.parent(of: here)
    }
    for directory in visited { known[directory] = .some(found) }
    return found
  }

  private static func parent(of directory: [UInt8]) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    guard directory != [slash], let last = directory.lastIndex(of: slash) else { return nil }
    return last == 0 ? [slash] : Array(directory[..<last])
  }

  /// Every settings file that was found so far, by directory.
  public var found: [Found] {
    var files: [[UInt8]: Found] = [:]
    for case let found? in known.values { files[found.directory] = found }
    return files.values.sorted { $0.directory.lexicographicallyPrecedes($1.directory) }
  }

  /// Everything that is wrong with the files that were found so far, by path.
  public var reports: [Report] {
    let read = found.compactMap { found -> Report? in
      if found.file.diagnostics.isEmpty { return nil }
      return Report(path: found.path, text: found.file.text, diagnostics: found.file.diagnostics)
    }
    let others = misnamed.map { Report(path: $0, text: $1, diagnostics: [SettingsFile.misnamed]) }
    return (read + others).sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }
}
