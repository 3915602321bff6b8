import Glibc
import XLProject
import XLText

/// Which paths git's ignore files leave out of a work tree: `.gitignore` of each directory, the repository's
/// `info/exclude`, and the user's own list.
///
/// The files are read here and git is not run: a repository's configuration can name commands that git would
/// start (`core.fsmonitor`, a promisor remote), and a directory's author must not run any by being linted.
/// The index is not read, so a tracked file that a pattern matches is ignored, too.
struct GitIgnore {
  private var trees: [[UInt8]: [UInt8]?] = [:]
  private var rules: [[UInt8]: IgnoreRules] = [:]
  private var directories: [[UInt8]: Bool] = [:]
  private lazy var users = Self.userPath.map { Self.read($0, followsLink: true) } ?? IgnoreRules([])

  /// Whether the file at an absolute path is ignored; one in no work tree never is.
  mutating func ignores(_ path: [UInt8]) -> Bool {
    guard let tree = workTree(of: FilePath.directory(path)) else { return false }
    return ignores(path, isDirectory: false, in: tree)
  }

  private mutating func ignores(_ path: [UInt8], isDirectory: Bool, in tree: [UInt8]) -> Bool {
    if path == tree { return false }
    let parent = FilePath.directory(path)
    if isDirectory, let known = directories[path] { return known }
    // What is in an ignored directory cannot be taken in again.
    let isIgnored =
      ignores(parent, isDirectory: true, in: tree) || answer(path, isDirectory: isDirectory, in: tree)
    if isDirectory { directories[path] = isIgnored }
    return isIgnored
  }

  /// The nearest file with a pattern that matches decides.
  private mutating func answer(_ path: [UInt8], isDirectory: Bool, in tree: [UInt8]) -> Bool {
    var place = FilePath.directory(path)
    while true {
      if let name = FilePath.relative(path, to: place),
        let answer = rules(of: place, ".gitignore").answer(name[...], isDirectory: isDirectory)
      {
        return answer == .ignored
      }
      if place == tree || place == [FilePath.slash] { break }
      place = FilePath.directory(place)
    }
    guard let name = FilePath.relative(path, to: tree) else { return false }
    let ownAnswer = rules(of: tree, ".git/info/exclude").answer(name[...], isDirectory: isDirectory)
    return (ownAnswer ?? users.answer(name[...], isDirectory: isDirectory)) == .ignored
  }

  private mutating func rules(of directory: [UInt8], _ name: String) -> IgnoreRules {
    let path = FilePath.joined(directory, Array(name.utf8))
    if let known = rules[path] { return known }
    let read = Self.read(path, followsLink: false)
    rules[path] = read
    return read
  }

  /// The nearest directory from here upwards that has a `.git`.
  private mutating func workTree(of directory: [UInt8]) -> [UInt8]? {
    if let answer = trees[directory] { return answer }
    var tree: [UInt8]?
    if access(FilePath.cString(FilePath.joined(directory, Array(".git".utf8))), F_OK) == 0 {
      tree = directory
    } else if directory != [FilePath.slash] {
      tree = workTree(of: FilePath.directory(directory))
    }
    trees[directory] = .some(tree)
    return tree
  }

  /// As git, a file that cannot be read or is a link has no patterns.
  private static func read(_ path: [UInt8], followsLink: Bool) -> IgnoreRules {
    let contents = try? FileContents.readRegular(
      path,
      byteCountMax: IgnoreRules.byteCountMax,
      followsLink: followsLink
    )
    return IgnoreRules(contents?.text.bytes ?? [])
  }

  /// The user's own list, where git searches for it unless `core.excludesFile` names another.
  private static var userPath: [UInt8]? {
    UserDirectory.configuration.map { FilePath.joined($0, Array("git/ignore".utf8)) }
  }
}
