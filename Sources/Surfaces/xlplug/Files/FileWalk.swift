import Glibc
import XLProject

/// Finds the files that arguments name: a file is itself, a directory is what is in it.
///
/// A walk follows no symbolic links: none is endless, and nothing outside of the tree is read or rewritten
/// because of a link in it. A link that an argument names is followed.
struct FileWalk {
  /// One file that was found.
  struct Found: Hashable, Sendable {
    /// The path as it is shown and opened.
    var path: [UInt8]
    /// The path from the root.
    var absolute: [UInt8]
    /// Whether an argument names it, so that no process asks whether it should be checked.
    var isNamed: Bool
    /// What its name says about it.
    var name: DomainFileSniff.Name
    /// Whether a walk came by it, so that the process that owns the tree chose its name.
    var isWalked = false

    /// Reads it.
    func read() throws(LintFault) -> FileContents {
      isWalked ? try FileContents.readRegular(path, followsLink: false) : try FileContents.read(path)
    }
  }

  private struct Identity: Hashable {
    var device: dev_t
    var inode: ino_t
  }

  /// Whether everything in a directory is taken that is a file.
  var takesAll = false
  /// Whether what a walk leaves out is left out even where an argument names it.
  var excludesNamed = false
  /// The settings of a directory; patterns of theirs leave files out.
  var settings: (_ directory: [UInt8]) -> SettingsFile? = { _ in nil }

  /// The files, each argument's in the order of their paths.
  private(set) var files: [Found] = []
  /// What could not be checked.
  private(set) var faults: [LintFault] = []
  /// How many links to files were not followed.
  private(set) var unfollowedCount = 0
  private var seen: Set<Identity> = []

  /// Finds what one argument names.
  mutating func add(_ path: [UInt8]) {
    var status = stat()
    if path.isEmpty || stat(FilePath.cString(path), &status) != 0 {
      faults.append(.unreadable(path, errno: path.isEmpty ? ENOENT : errno))
      return
    }
    let absolute = FilePath.absolute(path)
    if status.st_mode & S_IFMT != S_IFDIR {
      let isXens = DomainFileSniff.isXens(FilePath.directory(absolute))
      let name = DomainFileSniff.name(FilePath.name(path), isXens: isXens)
      if excludesNamed, name == nil || isExcluded(absolute, isDirectory: false) { return }
      let kind = excludesNamed ? name : DomainFileSniff.chosen(FilePath.name(path), isXens: isXens)
      let found = Found(path: path, absolute: absolute, isNamed: !excludesNamed, name: kind ?? .ofAny)
      if seen.insert(Identity(device: status.st_dev, inode: status.st_ino)).inserted { files.append(found) }
      return
    }
    let first = files.count
    walk(path, absolute)
    files[first...].sort { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private mutating func walk(_ path: [UInt8], _ absolute: [UInt8]) {
    var open = [(path: path, absolute: absolute)]
    while let next = open.popLast() {
      guard let directory = opendir(FilePath.cString(next.path)) else {
        faults.append(.unreadable(next.path, errno: errno))
        continue
      }
      defer { closedir(directory) }
      let isXens = DomainFileSniff.isXens(next.absolute)
      let patterns = settings(next.absolute)
      while let entry = readdir(directory) {
        let name = FilePath.name(of: entry)
        if name.first == UInt8(ascii: "."),
          !takesAll || name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
        {
          continue
        }
        let place = (path: FilePath.joined(next.path, name), absolute: FilePath.joined(next.absolute, name))
        let kind = entry.pointee.d_type
        let mightBeDirectory = kind == UInt8(DT_DIR) || kind == UInt8(DT_UNKNOWN)
        let domainName = DomainFileSniff.name(name[...], isXens: isXens)
        let isCandidate = takesAll || domainName != nil
        guard mightBeDirectory || isCandidate, kind != UInt8(DT_FIFO), kind != UInt8(DT_SOCK) else {
          continue
        }
        var status = stat()
        if fstatat(dirfd(directory), FilePath.cString(name), &status, AT_SYMLINK_NOFOLLOW) != 0 { continue }
        if status.st_mode & S_IFMT == S_IFLNK {
          if isCandidate { unfollowedCount += 1 }
          continue
        }
        let isDirectory = status.st_mode & S_IFMT == S_IFDIR
        if patterns?.excludes(place.absolute, isDirectory: isDirectory) ?? false { continue }
        if isDirectory {
          open.append(place)
        } else if isCandidate, status.st_mode & S_IFMT == S_IFREG {
          take(place, status, domainName ?? DomainFileSniff.chosen(name[...], isXens: isXens))
        }
      }
    }
  }

  private mutating func take(
    _ place: (path: [UInt8], absolute: [UInt8]),
    _ status: stat,
    _ name: DomainFileSniff.Name
  ) {
    if !seen.insert(Identity(device: status.st_dev, inode: status.st_ino)).inserted { return }
    files.append(
      Found(
        path: place.path,
        absolute: place.absolute,
        isNamed: takesAll,
        name: name,
        isWalked: true
      )
    )
  }

  // MARK: - Names

  private func isExcluded(_ absolute: [UInt8], isDirectory: Bool) -> Bool {
    settings(FilePath.directory(absolute))?.excludes(absolute, isDirectory: isDirectory) ?? false
  }
}
