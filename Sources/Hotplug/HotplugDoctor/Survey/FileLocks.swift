import Glibc
import HotplugEngine

/// The locks of files that processes of this machine hold or wait for, by flock(2), read once.
struct FileLocks {
  /// The most bytes of the kernel's list of locks that are read.
  static let listByteCountMax = 1 << 20

  /// The directory of the hotplug scripts' locks (tools/hotplug/Linux/locking.sh, Xen 4.17).
  static let scriptDirectory = "/var/run/xen-hotplug"

  /// A file as the kernel's list names it: `fe:00:16224612`.
  private typealias Name = String

  private var held: Set<Name> = []
  private var waiting: [(pid: Int32, name: Name)] = []

  /// The locks that there are now.
  init() {
    let list = readBytes(Array("/proc/locks".utf8), atMost: Self.listByteCountMax) ?? []
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

  /// The processes that share the open file that holds the lock of a path; none where nobody does.
  ///
  /// A lock of flock(2) belongs to the open file: the process that took it may be gone, and a child that has
  /// inherited the file holds it. `fdinfo` tells that of each descriptor
  /// (Documentation/filesystems/proc.rst).
  func holders(of path: String, in processes: ProcessTable) -> [ProcessSighting] {
    guard let name = Self.name(of: path), held.contains(name) else { return [] }
    return processes.entries.filter { entry in
      entries(of: "/proc/\(entry.pid)/fdinfo").contains { descriptor in
        guard let text = readText("/proc/\(entry.pid)/fdinfo/\(descriptor)") else { return false }
        return text.split(separator: "\n").contains {
          $0.hasPrefix("lock:") && $0.contains("FLOCK") && $0.contains(name)
        }
      }
    }.map { processes.sighting($0) }
  }

  /// Whether somebody holds the lock of a path.
  func isHeld(_ path: String) -> Bool { Self.name(of: path).map(held.contains) ?? false }

  /// The lock of the hotplug scripts that one of these processes waits for.
  func awaited(by pids: Set<Int32>, in processes: ProcessTable) -> LockEvidence? {
    let names = Set(waiting.filter { pids.contains($0.pid) }.map(\.name))
    if names.isEmpty { return nil }
    for file in entries(of: Self.scriptDirectory) {
      let path = "\(Self.scriptDirectory)/\(file)"
      guard let name = Self.name(of: path), names.contains(name) else { continue }
      return LockEvidence(path: path, holders: holders(of: path, in: processes))
    }
    return nil
  }

  private static func name(of path: String) -> Name? {
    guard let status = fileStatus(Array(path.utf8)) else { return nil }
    func hexadecimal(_ number: UInt32) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }
    let device = UInt64(status.st_dev)
    return hexadecimal(DeviceNumbers.major(device)) + ":" + hexadecimal(DeviceNumbers.minor(device))
      + ":\(status.st_ino)"
  }
}
