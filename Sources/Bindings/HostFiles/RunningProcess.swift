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

  /// When it was started, in ticks since the machine was; nil where it is gone.
  package var startTicks: UInt64? { fields.flatMap { $0.count > 19 ? UInt64($0[19]) : nil } }

  /// Its number and its start, `PID TICKS`: no later process has both; nil where it is gone.
  package var identity: [UInt8]? { startTicks.map { Array("\(pid) \($0)".utf8) } }

  /// The process with an identity, if it still runs.
  package init?(identity: [UInt8]) {
    guard
      let pid = String(decoding: identity, as: UTF8.self).split(separator: " ").first.flatMap({ Int32($0) })
    else { return nil }
    self.init(pid: pid)
    // A zombie's entry is there until its parent has waited for it.
    if self.identity != identity || fields?.first == "Z" { return nil }
  }

  /// Whether root runs it, who also started it: a program with the setuid bit is its caller's.
  package var isRoots: Bool {
    let line = readText("/proc/\(pid)/status")?.split(separator: "\n").first { $0.hasPrefix("Uid:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().allSatisfy { $0 == "0" } ?? false
  }

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
