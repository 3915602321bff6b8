import Foundation
import Glibc
import Testing
import XLTestKit

/// A command of dom0, started as a shell starts it.
///
/// Not Foundation's `Process`: that hands on the signal mask of a Swift thread, under which xl never hears of
/// its script's end, and it waits until the last process that inherited a descriptor is gone, which a guest's
/// qemu never is.
final class HostCommand {
  /// How long a command may take, in seconds, before it is killed and the test fails.
  static let secondsMax = 200.0
  /// The process.
  let pid: pid_t
  private let output: URL
  private let errors: URL

  /// Starts words; `terminal` is a descriptor that takes the place of standard output and error.
  init(_ words: [String], terminal: Int32? = nil) throws {
    let place = try Project.temporaryDirectory("command")
    (output, errors) = (place.appendingPathComponent("out"), place.appendingPathComponent("err"))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (number, file) in [(Int32(1), output), (2, errors)] {
      if let terminal {
        posix_spawn_file_actions_adddup2(&actions, terminal, number)
      } else {
        posix_spawn_file_actions_addopen(&actions, number, file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var made: pid_t = 0
    let status = posix_spawnp(&made, words[0], &actions, &attributes, arguments, environ)
    try #require(status == 0, "\(words[0]): \(String(cString: strerror(status)))")
    pid = made
  }

  deinit { try? FileManager.default.removeItem(at: output.deletingLastPathComponent()) }

  /// Sends a signal.
  func send(_ number: Int32) { kill(pid, number) }

  /// Whether it has ended, without waiting.
  private func reap() -> Int32? {
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }

  /// Waits for its end; the status, or 128 plus the signal, and what it printed.
  func end() throws -> CommandResult {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.secondsMax))
    var status = reap()
    var pause: UInt32 = 2000
    while status == nil {
      if ContinuousClock.now > deadline {
        Issue.record("process \(pid) was not done in \(Self.secondsMax) s")
        send(SIGKILL)
      }
      usleep(pause)
      pause = min(pause * 2, 50000)
      status = reap()
    }
    func text(_ file: URL) -> Data { (try? Data(contentsOf: file)) ?? Data() }
    return CommandResult(status: status ?? -1, output: text(output), errors: text(errors))
  }
}
