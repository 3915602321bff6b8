import XLProject

/// Finds the files of folders that may be those of domains, a directory at a time; follows no link.
struct WorkspaceWalk {
  /// The most entries of directories that are checked in one walk.
  static let entriesMax = 200_000
  /// The most directories nested.
  static let depthMax = 32

  /// A file that was found.
  struct Found: Hashable, Sendable {
    /// Its path.
    let path: [UInt8]
    /// What its name says about it.
    let name: DomainFileSniff.Name
  }

  private var directories: [(path: [UInt8], depth: Int)]
  private var files: [Found] = []
  private var entryCount = 0
  /// How many files were given.
  private(set) var fileCount = 0
  /// Whether something was left out, because there was too much.
  private(set) var isCut = false

  /// A walk through folders.
  init(_ folders: [[UInt8]]) { directories = folders.reversed().map { ($0, 0) } }

  /// Whether nothing is left to be found.
  var isAtEnd: Bool { directories.isEmpty && files.isEmpty }

  /// The next file; nil where a directory was looked into instead, or nothing is left.
  mutating func next(_ surroundings: any Surroundings, _ shelf: SettingsShelf) -> Found? {
    if let file = files.popLast() {
      fileCount += 1
      return file
    }
    guard let (path, depth) = directories.popLast() else { return nil }
    let isXens = DomainFileSniff.isXens(path)
    var found: [Found] = []
    for entry in surroundings.entries(of: path) ?? [] {
      entryCount += 1
      if entryCount > Self.entriesMax {
        isCut = true
        directories = []
        break
      }
      if entry.name.first == UInt8(ascii: ".") { continue }
      let place = FilePath.joined(path, entry.name)
      switch entry.kind {
      case .directory:
        if shelf.excludes(place, isDirectory: true) { continue }
        if depth < Self.depthMax { directories.append((place, depth + 1)) } else { isCut = true }
      case .file:
        if let file = Self.candidate(place, isXens: isXens), !shelf.excludes(place, isDirectory: false) {
          found.append(file)
        }
      }
    }
    files += found.sorted { $1.path.lexicographicallyPrecedes($0.path) }
    return nil
  }

  /// A file whose name may be that of a domain's; nil where it is not.
  static func candidate(_ path: [UInt8]) -> Found? {
    candidate(path, isXens: DomainFileSniff.isXens(FilePath.directory(path)))
  }

  private static func candidate(_ path: [UInt8], isXens: Bool) -> Found? {
    let name = FilePath.name(path)
    return DomainFileSniff.name(name, isXens: isXens).map { Found(path: path, name: $0) }
  }
}
