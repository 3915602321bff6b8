internal import Glibc

/// Whether no process but root can change what would run: asked of the file and of its interpreter, and of
/// every directory and link to them.
///
/// As sshd asks of its files. A directory that everybody may write is not excused by its sticky bit; one that
/// a group may write is, as the stores of Nix and Guix are, since only root replaces what root has in it.
public struct ScriptTrust: Hashable, Sendable {
  /// The most symbolic links on the way (as Linux, which answers ELOOP above it).
  public static let linksMax = 40

  /// Directories that scripts may be in, at any depth.
  public var allowedDirectories: [String]
  /// Where a script's `env` searches for programs: directories of root's, as `searchPath(_:leftOut:)` has
  /// them.
  public var searchPath: [UInt8]

  /// Trust in what is in these directories.
  public init(
    allowedDirectories: [String] = [ScriptPath.standardDirectory],
    searchPath: [UInt8] = Array(ScriptEnvironment.defaultPath.utf8)
  ) {
    self.allowedDirectories = allowedDirectories
    self.searchPath = searchPath
  }

  /// Checks an absolute path; returns the file it leads to, without links.
  @discardableResult
  public static func check(
    _ path: String,
    allowedDirectories: [String] = [ScriptPath.standardDirectory],
    searchPath: [UInt8] = Array(ScriptEnvironment.defaultPath.utf8),
  ) throws(ScriptFault) -> String {
    try ScriptTrust(allowedDirectories: allowedDirectories, searchPath: searchPath).check(path)
  }

  /// Checks an absolute path; returns the file it leads to, without links.
  ///
  /// The file is in an allowed directory, or a link in one leads to it: root has put that there, as packages
  /// do.
  @discardableResult
  public func check(_ path: String) throws(ScriptFault) -> String {
    var walk = TrustWalk(path)
    let file = try walk.run()
    let allowed = allowedDirectories.compactMap(Self.real)
    let places = [file] + (walk.lastLink.map { [$0] } ?? [])
    guard allowed.contains(where: { Self.isBelow($0, places) }) else {
      let names = allowedDirectories.map { "'\($0)'" }.joined(separator: ", ")
      throw .untrusted(
        path: path,
        problem: file == path ? "is outside of \(names)" : "leads to '\(file)', outside of \(names)",
        remedy: "move it there, or allow its directory by name"
      )
    }
    if let problem = walk.firstProblem { throw problem }
    try checkInterpreter(of: file, script: path)
    return file
  }

  private static func isBelow(_ directory: String, _ places: [String]) -> Bool {
    places.contains { $0.hasPrefix(directory == "/" ? "/" : directory + "/") }
  }

  /// Checks the absolute path of a file that is read and not run, wherever it is; returns the file it leads
  /// to, without links.
  public static func checkRead(_ path: String) throws(ScriptFault) -> String {
    var walk = TrustWalk(path, goal: .readableFile)
    let file = try walk.run()
    if let problem = walk.firstProblem { throw problem }
    return file
  }

  private static func real(_ directory: String) -> String? {
    guard let resolved = realpath(directory, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
