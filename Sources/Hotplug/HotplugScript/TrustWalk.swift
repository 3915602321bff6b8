internal import Glibc

/// One walk along a path, component by component; keeps the first thing that another process could change.
struct TrustWalk {
  /// What the path has to lead to.
  enum Goal {
    /// A file that will be run.
    case program
    /// A file that will be read only.
    case readableFile
    /// A directory in which programs are searched for.
    case directory
  }

  let path: String
  let goal: Goal
  private(set) var firstProblem: ScriptFault?
  /// Whether it ended at a name that is not there.
  private(set) var isMissing = false
  /// The place of the link that the last name of the path is; nil where that is not a link.
  private(set) var lastLink: String?
  private var pending: [Substring]
  /// How many of them are of the path itself, and not of a link on the way.
  private var ownPending: Int
  private var walked: [Substring] = []
  private var links = 0

  init(_ path: String, goal: Goal = .program) {
    self.path = path
    self.goal = goal
    pending = path.split(separator: "/").reversed()
    ownPending = pending.count
  }

  private var place: String { walked.isEmpty ? "/" : walked.reduce("") { "\($0)/\($1)" } }

  mutating func run() throws(ScriptFault) -> String {
    var status = try look()
    judge(status)
    while let name = pending.popLast() {
      let isOwn = pending.count < ownPending
      if isOwn { ownPending -= 1 }
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
      guard status.st_mode & S_IFMT == S_IFLNK else { continue }
      if isOwn && ownPending == 0 { lastLink = place }
      status = try follow()
    }
    try judgeGoal(status)
    return place
  }

  private mutating func judgeGoal(_ status: stat) throws(ScriptFault) {
    switch (status.st_mode & S_IFMT, goal) {
    case (S_IFREG, .readableFile), (S_IFDIR, .directory): return
    case (S_IFREG, .program):
      if status.st_mode & 0o111 == 0 {
        keep(refuse("has no execute permission", "add it with chmod +x \(quoted(place))"))
      }
    case (_, .directory): throw refuse("is not a directory", "use a directory")
    case (S_IFDIR, .program): throw refuse("is a directory", "use a script in it")
    case (S_IFDIR, .readableFile): throw refuse("is a directory", "use a file in it")
    case (_, .program): throw refuse("is not a regular file", "use a script")
    case (_, .readableFile): throw refuse("is not a regular file", "use a regular file")
    }
  }

  /// Puts a link's target instead of its name; the directory that it is read from was judged before.
  private mutating func follow() throws(ScriptFault) -> stat {
    links += 1
    if links > ScriptTrust.linksMax {
      throw .untrusted(
        path: path,
        problem: "leads through more than \(ScriptTrust.linksMax) symbolic links",
        remedy: "use a shorter path"
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

  private mutating func look() throws(ScriptFault) -> stat {
    do throws(SystemError) {
      return try FileProbe.status(of: place)
    } catch {
      isMissing = error.errno == ENOENT
      let problem = isMissing ? "does not exist" : "cannot be checked: \(error.words)"
      throw refuse(problem, "correct the path")
    }
  }

  private mutating func judge(_ status: stat) {
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    let what = isLink ? "is a symbolic link that" : ""
    if status.st_uid != 0 {
      let command = "chown \(isLink ? "-h " : "")root \(quoted(place))"
      keep(refuse("\(what) belongs to user id \(status.st_uid), not to root", "change this with \(command)"))
    }
    if isLink || status.st_mode & 0o022 == 0 { return }
    // Of what is in it only root's is taken, and by the sticky bit no other process replaces that. Not so
    // where everybody may write, and may have put in a second name of a file of root's.
    let isStore = status.st_mode & (S_IFMT | S_ISVTX | 0o022) == S_IFDIR | S_ISVTX | 0o020
    if isStore { return }
    let (who, letters) =
      switch status.st_mode & 0o022 {
      case 0o020: ("its group", "g-w")
      case 0o002: ("all users", "o-w")
      default: ("its group and all users", "go-w")
      }
    // A sticky directory, such as /tmp, is shared on purpose.
    let remedy =
      status.st_mode & (S_IFMT | S_ISVTX) == S_IFDIR | S_ISVTX
      ? "use a directory that only root can write" : "change this with chmod \(letters) \(quoted(place))"
    keep(refuse("can be written by \(who), not only by root", remedy))
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
