import Foundation
import Glibc
import Synchronization
import Testing

/// A process that is killed in the middle of one of its requests to a store.
final class Victim: Sendable {
  /// How long it may run, in seconds; one that hangs is killed, and the test fails.
  static let runSecondsMax = 120.0

  private let pid = Mutex<Int32?>(nil)

  /// Runs a process to its end.
  func run(_ process: Process) throws {
    try pid.withLock { pid in
      try process.run()
      pid = process.processIdentifier
    }
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.runSecondsMax))
    while process.isRunning {
      if ContinuousClock.now > deadline {
        Issue.record("it hangs: \(process.arguments ?? [])")
        kill()
      }
      usleep(2000)
    }
    pid.withLock { $0 = nil }
  }

  /// Kills it, and returns when it is dead; nothing happens where none runs.
  func kill() {
    pid.withLock { victim in
      guard let pid = victim else { return }
      _ = Glibc.kill(pid, SIGKILL)
      while let line = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
        !line.contains(") Z ")
      {
        usleep(200)
      }
    }
  }
}
