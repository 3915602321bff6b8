import Glibc
import HostFiles
import HotplugScript

/// What is left on the host: processes, locks, mounts, open output.
extension ConformanceCheck {
  static let processes: [ConformanceCheck] = [
    .init(
      160,
      "ends-on-sigterm",
      rule: 11,
      expects: "it ends within 2 s of SIGTERM",
      hint: "let 'trap' only undo, and never wait",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let trial = try bench.terminated().1
      let limit = ScriptExecution.graceSeconds
      try expect(trial.secondsAfterSignal < limit, "it was still running 2 s after SIGTERM")
    },
    .init(
      161,
      "output-closed",
      rule: 14,
      expects: "its daemons do not keep the output that they inherit",
      hint: "start a daemon with '>/dev/null 2>&1'",
    ) { bench throws(CheckEnding) in
      let (_, trial) = try bench.connected()
      try expect(!trial.keepsOutput, "a process that lives on has the script's output open")
    },
    .init(
      162,
      "lock-released",
      rule: 13,
      expects: "no lock is held after an execution",
      hint: "start a daemon with the lock's descriptor closed, such as '9>&-'",
    ) { bench throws(CheckEnding) in
      let (_, trial) = try bench.connected(TrialOptions(listsProcesses: true))
      var locked: [String] = []
      // Another program of the host may have a lock for a moment.
      _ = bench.settled {
        locked = trial.strays.flatMap { Bench.lockedFiles(of: $0) }
        return locked.isEmpty
      }
      try expect(locked.isEmpty, "a process that lives on holds the lock '\(locked.first ?? "")'")
    },
    .init(
      163,
      "no-process-left",
      rule: 20,
      expects: "no process is left after the device was disconnected",
      hint: "end the daemons of the device when it is disconnected",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      if !(try bench.disconnect(device).isSuccess) { throw .needs(150) }
      let isClean = bench.settled { bench.processes.isEmpty }
      try expect(isClean, "still running: \(bench.names(bench.processes))")
    },
    .init(
      164,
      "no-mount-left",
      rule: 20,
      expects: "no mount is left after the device was disconnected",
      hint: "unmount when the device is disconnected",
    ) { bench throws(CheckEnding) in
      if !bench.isMountPrivate { throw .skipped("mounts need root") }
      let (device, _) = try bench.connected()
      if !(try bench.disconnect(device).isSuccess) { throw .needs(150) }
      guard let before = bench.mountsBefore, let after = bench.mountTable.mounts else {
        throw .skipped("the table of mounts cannot be read")
      }
      let left = after.filter { !before.contains($0) }.map { "'\($0.words)'" }
      try expect(left.isEmpty, "mounted at \(left.joined(separator: ", "))")
    },
  ]
}

extension Bench {
  /// Runs a connecting execution that gets SIGTERM when it has written its first key.
  func terminated() throws(CheckEnding) -> (BenchDevice, Trial) {
    let device = try device(number: 1)
    return (device, try connect(device, TrialOptions(signalAtFirstWrite: SIGTERM)))
  }

  /// The commands of processes.
  func names(_ processes: [RunningProcess]) -> String {
    processes.map { process in
      let words = process.commandWords(atMost: 200).map { String(decoding: $0, as: UTF8.self) }
      return "'\(words.joined(separator: " "))'"
    }.joined(separator: ", ")
  }

  /// The files that a process has open and that are locked by flock(2), by their names.
  ///
  /// Each is locked once more by another way to it: /proc/locks lists no lock of a process that has ended,
  /// such as flock(1), to a process in a PID namespace.
  static func lockedFiles(of process: RunningProcess) -> [String] {
    let folder = "/proc/\(process.pid)/fd"
    return entries(of: folder).compactMap { name in
      let path = "\(folder)/\(name)"
      guard let status = fileStatus(Array(path.utf8)), [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
      else { return nil }
      let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
      return linkTarget(path).map { String(decoding: $0, as: UTF8.self) } ?? name
    }
  }
}
