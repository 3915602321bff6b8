public import XLText

/// Finds the settings of a directory: its own file, or the nearest one above; each is read once.
///
/// It looks at no file itself: whoever makes it says how. Directories are absolute, without a slash at the
/// end but for the root.
public struct SettingsSearch {
  /// A settings file that was found.
  public struct Found: Hashable, Sendable {
    /// The directory that it is in.
    public let directory: [UInt8]
    /// What it says.
    public let file: ProjectFile

    /// A file in a directory.
    public init(directory: [UInt8], file: ProjectFile) {
      self.directory = directory
      self.file = file
    }
  }

  private let read: (_ directory: [UInt8]) -> SourceText?
  private var known: [[UInt8]: Found?] = [:]

  /// A search; `read` gives the text of a directory's settings file, nil where there is none.
  public init(read: @escaping (_ directory: [UInt8]) -> SourceText?) { self.read = read }

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
      if let text = read(here) {
        found = Found(directory: here, file: ProjectFile(text))
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
}
