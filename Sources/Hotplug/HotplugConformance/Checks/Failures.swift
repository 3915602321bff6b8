import HotplugPlan
import HotplugScript

/// An execution that cannot connect its device: what it leaves.
extension ConformanceCheck {
  static let failures: [ConformanceCheck] = [
    .init(
      130,
      "failure",
      rule: 7,
      expects: "a target, bridge or interface that does not exist is a failure",
      hint: "check the target, bridge or interface first, and exit with status 1",
    ) { bench throws(CheckEnding) in
      let device = try bench.impossibleDevice()
      let trial = try bench.connect(device)
      try expect(trial.isRefusal, "'\(device.subject)' does not exist, and the script \(trial.words)")
    },
    .init(
      131,
      "failure-status",
      rule: 7,
      expects: "a failure has status 1",
      hint: "end each failure with 'exit 1'",
    ) { bench throws(CheckEnding) in
      let (_, trial) = try bench.refused()
      if case .exited(1) = trial.run.ending { return }
      throw .finding("it \(trial.words)")
    },
    .init(
      132,
      "failure-reason",
      rule: 7,
      expects: "a failure leaves its reason in hotplug-error",
      hint: "xenstore-write \"$XENBUS_PATH/hotplug-error\" \"$reason\" before 'exit 1'",
    ) { bench throws(CheckEnding) in
      let (device, trial) = try bench.refused()
      let words = try bench.text("hotplug-error", of: device) ?? ""
      try expect(!words.isEmpty, "it \(trial.words) and left no hotplug-error")
    },
    .init(
      133,
      "failure-cause",
      rule: 7,
      expects: "hotplug-error names the cause, such as the target or the bridge",
      hint: "put the name into the message",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.refused()
      guard let words = try bench.text("hotplug-error", of: device), !words.isEmpty else { throw .needs(132) }
      let name = device.subject.split(separator: "/").last ?? ""
      try expect(words.contains(name), "'\(words)' does not name '\(name)'")
    },
    .init(
      134,
      "failure-line",
      rule: 7,
      expects: "hotplug-error is one line",
      hint: "put further lines into the output",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.refused()
      guard let words = try bench.text("hotplug-error", of: device), !words.isEmpty else { throw .needs(132) }
      let count = words.split(separator: "\n", omittingEmptySubsequences: false).count
      try expect(count == 1, "hotplug-error has \(count) lines")
    },
    .init(
      135,
      "failure-without-key",
      rule: 6,
      expects: "a failure leaves no success key",
      hint: "write the success key last",
    ) { bench throws(CheckEnding) in
      let (device, trial) = try bench.refused()
      let key = bench.successKey.rawValue
      guard let value = try bench.text(key, of: device) else { return }
      let isKey = bench.settings.kind == .block || value == "connected"
      try expect(!isKey, "it \(trial.words), and \(key) is '\(value)'")
    },
    .init(
      136,
      "failure-processes",
      rule: 20,
      expects: "a failure leaves no process",
      hint: "start daemons after everything that can fail",
    ) { bench throws(CheckEnding) in
      let (_, trial) = try bench.refused(TrialOptions(listsProcesses: true))
      try expect(trial.strays.isEmpty, "it left \(trial.strays.count) running: \(bench.names(trial.strays))")
    },
    .init(
      137,
      "failure-time",
      rule: 12,
      expects: "a failure takes less than a third of the budget",
      hint: "wait with a limit",
    ) { bench throws(CheckEnding) in
      let (_, trial) = try bench.refused()
      let limit = bench.settings.budgetSeconds / 3
      try expect(trial.run.durationSeconds <= limit, bench.slowness("failing", trial))
    },
  ]
}
