import Glibc

/// The processes of this host, as /proc shows them at one moment.
public enum ProcessTable {
  /// The most bytes of a process's environment that are looked at.
  static let environmentByteCountMax = 1 << 17

  /// The numbers of all processes.
  public static func all() -> [Int32] {
    var found: [Int32] = []
    guard let directory = unsafe opendir("/proc") else { return found }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: unsafe bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let process = Int32(name) { found.append(process) }
    }
    return found
  }

  /// The children of every process that has some.
  public static func children() -> [Int32: [Int32]] {
    var children: [Int32: [Int32]] = [:]
    for process in all() {
      if let parent = parent(of: process) { children[parent, default: []].append(process) }
    }
    return children
  }

  /// The fourth field of /proc/PID/stat; the second, a name in parentheses, may hold anything.
  private static func parent(of process: Int32) -> Int32? {
    let bytes = contents("/proc/\(process)/stat", byteCountMax: 512)
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
    return fields.count > 1 ? Int32(String(decoding: fields[1], as: UTF8.self)) : nil
  }

  /// The environment that a process was started with, each variable with its value; empty where that cannot be
  /// seen.
  public static func environment(of process: Int32) -> Set<ArraySlice<UInt8>> {
    Set(contents("/proc/\(process)/environ", byteCountMax: environmentByteCountMax).split(separator: 0))
  }

  private static func contents(_ path: String, byteCountMax: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < byteCountMax {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
