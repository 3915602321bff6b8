import DiskImages
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// The file, its arguments, and an execution that connects a device.
extension ConformanceCheck {
  static let basics: [ConformanceCheck] = [
    .init(
      101,
      "file-mode",
      rule: 1,
      expects: "the file is regular and executable, and only its owner may write it",
      hint: "make it a regular file with mode 755",
    ) { bench throws(CheckEnding) in
      guard let status = fileStatus(Array(bench.settings.script.utf8)) else {
        throw .fault("'\(bench.settings.script)' cannot be read: \(systemWords())")
      }
      let mode = String(status.st_mode & 0o7777, radix: 8)
      try expect(status.st_mode & S_IFMT == S_IFREG, "it is \(fileKind(status.st_mode))")
      try expect(status.st_mode & 0o100 != 0, "the mode \(mode) has no execute permission")
      try expect(status.st_mode & 0o022 == 0, "the mode \(mode) lets others write it")
    },
    .init(
      102,
      "interpreter-line",
      rule: 1,
      expects: "the file is a program, or begins with an interpreter line",
      hint: "write '#!' and the path of an interpreter that exists as the first line, such as '#!/bin/sh'",
    ) { bench throws(CheckEnding) in
      let run = try bench.connect(try bench.device()).run
      try expect(!run.wasReadByShell, "it has no interpreter line, and /bin/sh read it")
      if case .notStarted(let problem) = run.ending { throw .finding("it could not be run: \(problem)") }
    },
    .init(
      103,
      "unknown-command",
      rule: 2,
      expects: "an unknown command fails with status 1",
      hint: "end the 'case' of commands with '*) exit 1 ;;'",
    ) { bench throws(CheckEnding) in
      let device = try bench.device()
      var arguments = device.steps[0].call.arguments
      arguments[0] = "xlplug-unknown"
      let trial = try bench.connect(device, TrialOptions(arguments: arguments))
      let command = "'\(arguments.joined(separator: " "))'"
      try expect(trial.run.ending == .exited(1), "\(command) \(trial.words)")
    },
    .init(
      104,
      "connect",
      rule: 7,
      expects: "an execution that connects a device exits with status 0",
      hint: "run it by hand: xlplug script run SCRIPT add, for interfaces online",
    ) { bench throws(CheckEnding) in
      let device = try bench.device()
      let trial = try bench.connect(device)
      let reason = try bench.text("hotplug-error", of: device).map { "; hotplug-error is '\($0)'" } ?? ""
      try expect(trial.isSuccess, trial.words + reason)
    },
    .init(
      105,
      "success-key",
      rule: 6,
      expects: "after status 0 the success key is there, in its form",
      hint: "disks: physical-device is stat's '%t:%T'; interfaces: hotplug-status is 'connected'",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      let broken = try bench.brokenKey(device)
      if case .noSuchBlockDevice(_)? = broken { return }
      if let broken { throw .finding("\(bench.successKey.rawValue) \(broken.words(bench.successKey))") }
    },
    .init(
      106,
      "no-error-after-success",
      rule: 7,
      expects: "status 0 leaves no hotplug-error",
      hint: "write hotplug-error only before 'exit 1'",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      if let words = try bench.text("hotplug-error", of: device) {
        throw .finding("hotplug-error is '\(words)'")
      }
    },
    .init(
      107,
      "clean-environment",
      rule: 3,
      expects: "it works without variables of the caller, such as HOME",
      hint: "set what programs need in the script itself",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let trial = try bench.connect(try bench.device(number: 1), TrialOptions(isClean: true))
      try expect(trial.isSuccess, "without HOME, USER, LOGNAME, SHELL and TERM it \(trial.words)")
    },
    .init(
      108,
      "absolute-path",
      rule: 19,
      expects: "XENBUS_PATH may be absolute",
      hint: "pass $XENBUS_PATH to xenstore-read and xenstore-write as it is",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let device = try bench.device(number: 1)
      let trial = try bench.connect(device, TrialOptions(hasAbsolutePath: true))
      try expect(trial.isSuccess, "with an absolute XENBUS_PATH it \(trial.words)")
    },
    .init(
      109,
      "unknown-keys",
      rule: 18,
      expects: "it ignores keys that it does not know, such as xlplug-instance",
      hint: "read only the keys that the script needs",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let device = try bench.device(number: 1)
      try bench.store { () throws(StoreFault) in
        try bench.client.write(device.address.backendPath.appending("xlplug-instance"), Array("0f".utf8))
      }
      let trial = try bench.connect(device)
      try expect(trial.isSuccess, "with the key xlplug-instance it \(trial.words)")
    },
    .init(
      110,
      "time",
      rule: 12,
      expects: "an execution takes less than a third of its budget",
      hint: "do slow work before the attach, or wait with a limit",
    ) { bench throws(CheckEnding) in
      let (device, trial) = try bench.connected()
      let limit = bench.settings.budgetSeconds / 3
      try expect(trial.run.durationSeconds <= limit, bench.slowness("connecting", trial))
      let second = try bench.disconnect(device)
      try expect(second.run.durationSeconds <= limit, bench.slowness("disconnecting", second))
    },
    .init(
      111,
      "repeated-connect",
      rule: 22,
      expects: "a second execution for a connected device leaves it as it is",
      hint: "exit with status 0 if the success key is there already",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      let loops = bench.loops
      let key = bench.successKey.rawValue
      let before = try bench.text(key, of: device)
      let trial = try bench.connect(device)
      let after = try bench.text(key, of: device)
      try expect(before == after, "\(key) was '\(before ?? "")', and is '\(after ?? "")' after the second")
      let more = bench.loops.subtracting(loops).map(\.path)
      try expect(more.isEmpty, "the second, which \(trial.words), made \(more.joined(separator: ", "))")
    },
    .init(
      112,
      "eight-at-once",
      rule: 13,
      expects: "eight devices can be connected at once",
      hint: "wait for a lock around what executions share, instead of failing",
    ) { bench throws(CheckEnding) in
      if !bench.makesTargets, bench.settings.kind == .block, bench.settings.targets.count < 8 {
        throw .skipped("eight devices need eight targets: repeat --params")
      }
      try bench.require(104)
      var devices: [BenchDevice] = []
      for (number, guest) in Bench.crowd.enumerated() {
        devices.append(try bench.device(guest: guest, number: number))
      }
      let runs = try bench.executeTogether(devices[...])
      let failed = runs.filter { !ScriptVerdict($0).isSuccess }
      if failed.count == 8 { throw .needs(104) }
      let words = failed.first.flatMap { ScriptVerdict($0).problem } ?? ""
      try expect(failed.isEmpty, "\(failed.count) of 8 failed; one \(words)")
      if bench.settings.kind == .vif { return }
      var values: Set<String> = []
      for device in devices {
        let (major, minor) = try bench.connectedNumbers(device)
        values.insert("\(major):\(minor)")
      }
      try expect(values.count == 8, "8 guests got \(values.count) different block devices")
    },
  ]
}

extension Bench {
  /// How long an execution took, as a finding.
  func slowness(_ what: String, _ trial: Trial) -> String {
    "\(what) took \(brief(trial.run.durationSeconds)) of \(brief(settings.budgetSeconds))"
  }
}
