internal import Glibc
internal import Synchronization

/// A cgroup v2 of its own for one script, below the one that this process is in.
///
/// No process can leave it by changing its session, group or parent, and `cgroup.kill` ends all of it at
/// once.
struct ControlGroup {
  /// Names that are tried before giving up; one is taken only when a group of an earlier process was left.
  static let namesMax = 100
  private static let count = Atomic<Int>(0)

  /// Its directory.
  let path: String

  /// A new one; nil where cgroup v2 is not mounted or not ours to change.
  static func make() -> ControlGroup? {
    guard let mounts = FileProbe.firstBytes(of: "/proc/self/mountinfo", limit: 1 << 20),
      let groups = FileProbe.firstBytes(of: "/proc/self/cgroup", limit: 1 << 16),
      let outer = location(mounts: mounts, groups: groups)
    else { return nil }
    removeForsaken(in: outer)
    for _ in 0..<namesMax {
      let number = count.wrappingAdd(1, ordering: .relaxed).newValue
      let path = "\(outer)/xlplug-\(getpid())-\(number)"
      if mkdir(path, 0o755) == 0 { return ControlGroup(path: path) }
      if errno != EEXIST { return nil }
    }
    return nil
  }

  /// Removes empty groups of processes that are gone: one that was killed between making a group and starting
  /// a script in it had no process to remove it.
  static func removeForsaken(in outer: String) {
    guard let directory = unsafe opendir(outer) else { return }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: unsafe bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("xlplug-") else { continue }
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, let maker = Int32(parts[1]), Int(parts[2]) != nil,
        maker > 0, kill(maker, 0) != 0, errno == ESRCH
      else { continue }
      // Refused where something is in it.
      rmdir("\(outer)/\(name)")
    }
  }

  /// The directory of our own cgroup v2, from the texts of /proc/self/mountinfo and /proc/self/cgroup.
  ///
  /// It is looked up because both `/sys/fs/cgroup` and `/sys/fs/cgroup/unified` (beside version 1) are in
  /// use.
  static func location(mounts: [UInt8], groups: [UInt8]) -> String? {
    let ours = String(decoding: groups, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("0::/") }
    guard let own = ours?.dropFirst(3), !own.hasPrefix("/..") else { return nil }
    for line in mounts.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let dash = fields.firstIndex(where: { $0.elementsEqual("-".utf8) }), dash >= 6,
        dash + 1 < fields.count, fields[dash + 1].elementsEqual("cgroup2".utf8),
        !fields[4].contains(UInt8(ascii: "\\"))
      else { continue }
      let root = fields[3].elementsEqual("/".utf8) ? "" : String(decoding: fields[3], as: UTF8.self)
      guard own == root || own.hasPrefix(root + "/") else { continue }
      let below = own.dropFirst(root.count)
      return String(decoding: fields[4], as: UTF8.self) + (below == "/" ? "" : String(below))
    }
    return nil
  }

  /// Removes it before anything was in it.
  func remove() { rmdir(path) }
}
