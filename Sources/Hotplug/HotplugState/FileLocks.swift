import Glibc
package import HostFiles
import HotplugOutcome

/// The locks of files that processes of this machine hold or wait for, by flock(2), read once.
package struct FileLocks {
  /// The most bytes of the kernel's list of locks that are read.
  static let listByteCountMax = 1 << 20

  /// A file as the kernel's list names it: `fe:00:16224612`.
  private typealias Name = String

  private var held: Set<Name> = []
  private var waiting: [(pid: Int32, name: Name)] = []

  /// The locks that there are now.
  ///
  /// The kernel gives its list a page at a time: where a lock ends between two pages, another one is left out
  /// (seq_file in fs/locks.c, Linux 6.1). So a list of several pages is read twice.
  package init() {
    var list = Self.list
    if list.count >= Int(sysconf(Int32(_SC_PAGESIZE))) / 2 { list += Self.list }
    for line in list.split(separator: 10) {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      // "2: FLOCK ADVISORY WRITE PID MAJOR:MINOR:INODE 0 EOF", who waits has an arrow before the kind.
      let isWaiting = words.count > 1 && words[1] == "->"
      let rest = Array(words.dropFirst(isWaiting ? 2 : 1))
      guard rest.count >= 5, rest[0] == "FLOCK" else { continue }
      if isWaiting {
        if let pid = Int32(rest[3]) { waiting.append((pid, String(rest[4]))) }
      } else {
        held.insert(String(rest[4]))
      }
    }
  }

  private static var list: [UInt8] {
    readBytes(Array("/proc/locks".utf8), atMost: listByteCountMax) ?? []
  }

  /// The processes that share the open file that holds the lock of a path, the one that took it first; none
  /// where no process does.
  ///
  /// The kernel's list is not asked, which may leave a lock out.
  ///
  /// A lock of flock(2) belongs to the open file: the process that took it may be gone, and a child that has
  /// inherited the file holds it. `fdinfo` reports that of each descriptor
  /// (Documentation/filesystems/proc.rst).
  package static func holders(of path: String) -> [RunningProcess] {
    guard let name = name(of: path) else { return [] }
    var holders: [RunningProcess] = []
    for process in RunningProcess.all {
      let lines = entries(of: "/proc/\(process.pid)/fdinfo").flatMap { descriptor in
        (readText("/proc/\(process.pid)/fdinfo/\(descriptor)") ?? "").split(separator: "\n")
      }
      let lock = lines.first { $0.hasPrefix("lock:") && $0.contains("FLOCK") && $0.contains(name) }
      guard let lock else { continue }
      let isTaker = lock.contains(" \(process.pid) ")
      holders.insert(process, at: isTaker ? 0 : holders.count)
    }
    return holders
  }

  /// Whether a process holds the lock of a path.
  package func isHeld(_ path: String) -> Bool { Self.name(of: path).map(held.contains) ?? false }

  /// Whether one of these processes waits for the lock of a path.
  package func isAwaited(_ path: String, by pids: Set<Int32>) -> Bool {
    let name = Self.name(of: path)
    return waiting.contains { $0.name == name && pids.contains($0.pid) }
  }

  private static func name(of path: String) -> Name? {
    guard let status = fileStatus(Array(path.utf8)) else { return nil }
    func hexadecimal(_ number: UInt32) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }
    let device = UInt64(status.st_dev)
    return hexadecimal(DeviceNumbers.major(device)) + ":" + hexadecimal(DeviceNumbers.minor(device))
      + ":\(status.st_ino)"
  }
}

extension LockHolder {
  /// The most bytes of its command line that are read.
  static let commandByteCountMax = 4096

  /// A process that holds the lock of a path now; nil where none does, or where /proc does not report.
  init?(of path: String) {
    guard let process = FileLocks.holders(of: path).first else { return nil }
    let words = process.commandWords(atMost: Self.commandByteCountMax).joined(separator: [0x20])
    self.init(pid: process.pid, command: Array(words.prefix(Self.shownByteCountMax)))
  }
}
