internal import Glibc

/// Whether nobody but root can change what would run: asked of the file, and of every directory and link to
/// it.
///
/// As sshd asks of its files. A writable directory is not excused by its sticky bit.
public struct ScriptTrust: Hashable, Sendable {
  /// The most symbolic links on the way (as Linux, which answers ELOOP above it).
  public static let linksMax = 40

  /// Directories that scripts may be in, at any depth.
  public var allowedDirectories: [String]

  /// Trust in what is in these directories.
  public init(allowedDirectories: [String] = [ScriptPath.standardDirectory]) {
    self.allowedDirectories = allowedDirectories
  }

  /// Checks an absolute path; returns the file it leads to, without links.
  @discardableResult
  public static func check(
    _ path: String,
    allowedDirectories: [String] = [ScriptPath.standardDirectory],
  ) throws(ScriptFault) -> String {
    try ScriptTrust(allowedDirectories: allowedDirectories).check(path)
  }

  /// Checks an absolute path; returns the file it leads to, without links.
  @discardableResult
  public func check(_ path: String) throws(ScriptFault) -> String {
    var walk = TrustWalk(path)
    let file = try walk.run()
    let allowed = allowedDirectories.compactMap(Self.real)
    guard allowed.contains(where: { file.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      let places = allowedDirectories.map { "'\($0)'" }.joined(separator: ", ")
      throw .untrusted(
        path: path,
        problem: file == path ? "is outside of \(places)" : "leads to '\(file)', outside of \(places)",
        remedy: "move it there, or allow its directory by name"
      )
    }
    if let problem = walk.firstProblem { throw problem }
    return file
  }

  /// Checks the absolute path of a file that is read and not run, wherever it is; returns the file it leads
  /// to, without links.
  public static func checkRead(_ path: String) throws(ScriptFault) -> String {
    var walk = TrustWalk(path, isRun: false)
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

/// One walk along a path, component by component; keeps the first thing that somebody else could change.
private struct TrustWalk {
  let path: String
  /// Whether the file will be run, not read only.
  let isRun: Bool
  private(set) var firstProblem: ScriptFault?
  private var pending: [Substring]
  private var walked: [Substring] = []
  private var links = 0

  init(_ path: String, isRun: Bool = true) {
    self.path = path
    self.isRun = isRun
    pending = path.split(separator: "/").reversed()
  }

  private var place: String { walked.isEmpty ? "/" : walked.reduce("") { "\($0)/\($1)" } }

  mutating func run() throws(ScriptFault) -> String {
    var status = try look()
    judge(status)
    while let name = pending.popLast() {
      if name == "." { continue }
      guard status.st_mode & S_IFMT == S_IFDIR else { throw refuse("is not a directory", "correct the path") }
      if name == ".." {
        walked = walked.dropLast()
        status = try look()
        continue
      }
      walked.append(name)
      status = try look()
      judge(status)
      if status.st_mode & S_IFMT == S_IFLNK { status = try follow() }
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw refuse("is a directory", isRun ? "name a script in it" : "name a file in it")
    default: throw refuse("is not a regular file", isRun ? "name a script" : "name a regular file")
    }
    if isRun && status.st_mode & 0o111 == 0 {
      keep(refuse("has no execute permission", "give it with chmod +x \(quoted(place))"))
    }
    return place
  }

  /// Puts a link's target in the place of its name; the directory that it is read from was judged before.
  private mutating func follow() throws(ScriptFault) -> stat {
    links += 1
    if links > ScriptTrust.linksMax {
      throw .untrusted(
        path: path,
        problem: "leads through more than \(ScriptTrust.linksMax) symbolic links",
        remedy: "shorten the way"
      )
    }
    var target = [CChar](repeating: 0, count: ScriptPath.bytesMax + 1)
    let count = readlink(place, &target, target.count)
    guard count > 0 else {
      throw refuse("cannot be read: \(SystemError(errno: errno).words)", "correct the link")
    }
    let text = String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    walked = text.hasPrefix("/") ? [] : walked.dropLast()
    pending += text.split(separator: "/").reversed()
    return try look()
  }

  private func look() throws(ScriptFault) -> stat {
    do throws(SystemError) {
      return try FileProbe.status(of: place)
    } catch {
      let problem = error.errno == ENOENT ? "does not exist" : "cannot be looked at: \(error.words)"
      throw refuse(problem, "correct the path")
    }
  }

  private mutating func judge(_ status: stat) {
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    let what = isLink ? "is a symbolic link that" : ""
    if status.st_uid != 0 {
      let command = "chown \(isLink ? "-h " : "")root \(quoted(place))"
      keep(refuse("\(what) belongs to user id \(status.st_uid), not to root", "change that with \(command)"))
    }
    if isLink || status.st_mode & 0o022 == 0 { return }
    let (who, letters) =
      switch status.st_mode & 0o022 {
      case 0o020: ("its group", "g-w")
      case 0o002: ("everybody", "o-w")
      default: ("its group and everybody", "go-w")
      }
    keep(
      refuse(
        "can be written by \(who), not only by root",
        "change that with chmod \(letters) \(quoted(place))"
      )
    )
  }

  private mutating func keep(_ problem: ScriptFault) { firstProblem = firstProblem ?? problem }

  private func refuse(_ problem: String, _ remedy: String) -> ScriptFault {
    .untrusted(
      path: place,
      problem: problem.first == " " ? String(problem.dropFirst()) : problem,
      remedy: remedy
    )
  }

  /// As one word of a shell.
  private func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+".utf8.contains(byte)
    }
    return plain
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
