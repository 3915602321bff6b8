import DiskImages
import Glibc
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// Executions that disconnect a device, under all circumstances.
extension ConformanceCheck {
  static let removals: [ConformanceCheck] = [
    .init(
      150,
      "disconnect",
      rule: 9,
      expects: "an execution that disconnects a device exits with status 0",
      hint: "run it by hand: xlplug script run SCRIPT remove, for interfaces offline",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      let trial = try bench.disconnect(device)
      let reason = try bench.text("hotplug-error", of: device).map { "; hotplug-error is '\($0)'" } ?? ""
      try expect(trial.isSuccess, trial.words + reason)
    },
    .init(
      151,
      "disconnect-twice",
      rule: 9,
      expects: "it can be repeated",
      hint: "nothing being there is a success; remove 'node' when its device is freed",
    ) { bench throws(CheckEnding) in
      let (device, reused) = try bench.disconnectedAndReused()
      let trial = try bench.disconnect(device)
      try expect(trial.isSuccess, "the second execution \(trial.words)")
      // It is ended here, unless the script has done so.
      let isKept = reused.allSatisfy { $0.ask() == false }
      try expect(isKept, "the second execution freed the loop device, which had another image by then")
    },
    .init(
      152,
      "disconnect-unconnected",
      rule: 9,
      expects: "a device that was never connected can be disconnected",
      hint: "nothing being there is a success",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let trial = try bench.disconnect(try bench.device(number: 1))
      try expect(trial.isSuccess, "without an execution before that connects it, it \(trial.words)")
    },
    .init(
      153,
      "disconnect-without-directory",
      rule: 9,
      expects: "a device whose backend directory is gone can be disconnected",
      hint: "a key that cannot be read is an empty one",
    ) { bench throws(CheckEnding) in
      let trial = try bench.disconnectWithoutDirectory().1
      try expect(trial.isSuccess, "with the backend directory gone it \(trial.words)")
    },
    .init(
      154,
      "directory-not-recreated",
      rule: 21,
      expects: "a backend directory that is gone is not made again",
      hint: "write nothing if $XENBUS_PATH cannot be listed",
    ) { bench throws(CheckEnding) in
      let device = try bench.disconnectWithoutDirectory().0
      let isThere = try bench.hasDirectory(device)
      try expect(!isThere, "it made '\(device.address.backendPath)' again")
    },
    .init(
      155,
      "disconnect-after-kill",
      rule: 9,
      expects: "a device whose execution was killed half way can be disconnected",
      hint: "note the device as soon as there is one, in 'node' or a file below /run, and check nothing else",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingRemoval()
      let device = try bench.device(number: 1)
      _ = try bench.connect(device, TrialOptions(signalAtFirstWrite: SIGKILL))
      let trial = try bench.disconnect(device)
      try expect(trial.isSuccess, "after an execution that was killed it \(trial.words)")
      let isFree = bench.settled { bench.loops(ofNumber: 1).isEmpty }
      try expect(isFree, "after an execution that was killed it leaves a loop device")
    },
  ]
}

extension Bench {
  /// Skips the check unless the script connects a device.
  ///
  /// A target that is the only one is freed again, for the check.
  func requireWorkingScript() throws(CheckEnding) {
    let device = try device(guest: Self.probeGuest)
    try succeed(device)
    if settings.targets.count == 1 {
      if !(try disconnect(device).isSuccess) { throw .needs(150) }
      // As a detach does: some scripts search the store for other guests with the target.
      try store { () throws(StoreFault) in try client.remove(device.address.backendPath) }
    }
  }

  /// Skips the check unless the script connects a device, with its note in time, and disconnects it.
  func requireWorkingRemoval() throws(CheckEnding) {
    let device = try device(guest: Self.probeGuest)
    let trial = try succeed(device)
    if trial.isNotedLate(device) { throw .needs(206) }
    if !(try disconnect(device).isSuccess) { throw .needs(150) }
    if !settled({ loops.isEmpty }) { throw .needs(232) }
    if settings.kind == .vif, Self.master(of: name(of: device)) != nil { throw .needs(320) }
  }

  /// Disconnects a device of which nothing is in the store any more.
  func disconnectWithoutDirectory() throws(CheckEnding) -> (BenchDevice, Trial) {
    let (device, _) = try connected()
    try store { () throws(StoreFault) in try client.remove(device.address.backendPath) }
    return (device, try disconnect(device))
  }

  /// The loop devices of the image with a number.
  func loops(ofNumber number: Int) -> [String] {
    loopFiles.filter { $0.value.hasPrefix("\(directory)/disk\(number).img") }.map(\.key.path)
  }
}
