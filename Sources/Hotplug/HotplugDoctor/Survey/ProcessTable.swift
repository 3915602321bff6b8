import Glibc
import HostFiles
import HotplugPlan
import HotplugSurvey

/// The processes of this machine as far as the caller may see them, read once.
struct ProcessTable {
  /// The most bytes of a process's environment that are read.
  static let environmentByteCountMax = 1 << 16
  /// The most bytes of a command line that are read.
  static let commandByteCountMax = 4096
  /// The most bytes of a command line that are shown.
  static let shownByteCountMax = 120

  /// One process.
  struct Entry {
    var pid: Int32
    var parent: Int32
    var words: [[UInt8]]
    /// The variables, `NAME=VALUE`; nil where they may not be read.
    var environment: [[UInt8]]?
    var seconds: Int?
  }

  let entries: [Entry]

  /// The processes that run now.
  init() {
    let uptime = readText("/proc/uptime")?.split(separator: " ").first.flatMap { Double($0) }
    entries = RunningProcess.all.compactMap { Self.entry($0, uptime: uptime) }
  }

  private static func entry(_ process: RunningProcess, uptime: Double?) -> Entry? {
    guard let fields = process.fields, fields.count > 19, let parent = Int32(fields[1]) else { return nil }
    let started = Double(fields[19]).map { $0 / ticksPerSecond }
    let words = process.commandWords(atMost: commandByteCountMax)
    // A thread of the kernel has no command line, and runs no script.
    if words.isEmpty { return nil }
    return Entry(
      pid: process.pid,
      parent: parent,
      words: words,
      environment: process.environment(atMost: environmentByteCountMax),
      seconds: uptime.flatMap { now in started.map { max(0, Int(now - $0)) } },
    )
  }

  /// Linux shows times in hundredths of a second on every machine that Xen runs on (USER_HZ).
  private static let ticksPerSecond = 100.0

  /// A process as it is shown.
  func sighting(_ pid: Int32) -> ProcessSighting? { entries.first { $0.pid == pid }.map(sighting) }

  func sighting(_ entry: Entry) -> ProcessSighting {
    let command = entry.words.joined(separator: [0x20])
    return ProcessSighting(
      pid: entry.pid,
      command: Array(command.prefix(Self.shownByteCountMax)),
      seconds: entry.seconds,
      isOrphan: entry.parent == 1,
      hearsTermination: Self.hearsTermination(entry.pid),
    )
  }

  /// Whether SIGTERM is neither blocked nor ignored (Documentation/filesystems/proc.rst, `SigBlk`, `SigIgn`).
  private static func hearsTermination(_ pid: Int32) -> Bool {
    let lines = readText("/proc/\(pid)/status")?.split(separator: "\n") ?? []
    return !lines.contains { line in
      guard line.hasPrefix("SigBlk:") || line.hasPrefix("SigIgn:"),
        let mask = line.split(separator: "\t").last.flatMap({ UInt64($0, radix: 16) })
      else { return false }
      return mask & 1 << UInt64(SIGTERM - 1) != 0
    }
  }

  /// The processes that were given a variable of this value, as scripts of a device are, for a store.
  func given(_ name: String, _ value: String, storePath: [UInt8]?) -> [Entry] {
    let wanted = Array("\(name)=\(value)".utf8)
    return entries.filter { entry in
      guard let environment = entry.environment else { return false }
      return environment.contains(wanted) && RunningProcess.isStore(storePath, of: environment)
    }
  }

  /// The daemons of a driver domain.
  var daemons: [ScriptDaemon: [ProcessSighting]] {
    var daemons: [ScriptDaemon: [ProcessSighting]] = [:]
    for entry in entries {
      let daemon = RunningProcess(pid: entry.pid).scriptDaemon(entry.words)
      if let daemon { daemons[daemon, default: []].append(sighting(entry)) }
    }
    return daemons
  }
}
