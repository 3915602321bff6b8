/// A process of this host; what /proc reports about it is read when it is asked for.
package struct RunningProcess {
  /// Its number.
  package let pid: Int32

  /// The process with this number.
  package init(pid: Int32) { self.pid = pid }

  /// All that run now, those that no process has waited for among them.
  package static var all: [RunningProcess] {
    entries(of: "/proc").compactMap { Int32($0) }.map { RunningProcess(pid: $0) }
  }

  /// The text in /proc/PID/stat after the name, which may hold anything and ends at the last parenthesis:
  /// state, parent, … and 20th the start in ticks; nil where the process is gone.
  package var fields: [Substring]? {
    guard let stat = readText("/proc/\(pid)/stat"), let end = stat.lastIndex(of: ")") else { return nil }
    return stat[stat.index(after: end)...].split(separator: " ")
  }

  /// The process that started it, or that took it over.
  package var parent: Int32? { fields.flatMap { $0.count > 1 ? Int32($0[1]) : nil } }

  /// The environment that it was started with, `NAME=VALUE`; nil where it may not be read.
  package func environment(atMost byteCount: Int) -> [[UInt8]]? {
    readBytes(Array("/proc/\(pid)/environ".utf8), atMost: byteCount).map(Self.words)
  }

  /// Its command line; empty for a thread of the kernel and for who has ended.
  package func commandWords(atMost byteCount: Int) -> [[UInt8]] {
    Self.words(readBytes(Array("/proc/\(pid)/cmdline".utf8), atMost: byteCount) ?? [])
  }

  private static func words(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: 0).map(Array.init) }
}
