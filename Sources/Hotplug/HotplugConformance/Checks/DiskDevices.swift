import DiskImages
import Glibc
import HotplugPlan
import HotplugScript

/// The block device that a script makes: its mode, its neighbors, its end.
extension ConformanceCheck {
  static let diskDevices: [ConformanceCheck] = [
    .init(
      230,
      "read-only",
      rule: 5,
      expects: "mode r makes a read-only device",
      hint: "losetup --read-only",
    ) { bench throws(CheckEnding) in
      let device = try bench.disk(target: try bench.target(), mode: .readOnly)
      try bench.succeed(device)
      let value = Bench.property("ro", try bench.connectedNumbers(device))
      try expect(value == "1", "the mode is r, and the device is writable")
    },
    .init(
      231,
      "writable",
      rule: 5,
      expects: "mode w makes a writable device",
      hint: "read 'mode' before the device is made",
    ) { bench throws(CheckEnding) in
      let device = try bench.disk(target: try bench.target(), mode: .readWrite)
      try bench.succeed(device)
      let value = Bench.property("ro", try bench.connectedNumbers(device))
      try expect(value == "0", "the mode is w, and the device is read-only")
    },
    .init(
      232,
      "loop-device-freed",
      rule: 20,
      expects: "remove frees the loop device",
      hint: "losetup --detach \"$node\"",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      let (device, _) = try bench.connected()
      if !(try bench.disconnect(device).isSuccess) { throw .needs(150) }
      let isFree = bench.settled { bench.loops.isEmpty }
      try expect(isFree, "remove exited with status 0, and \(bench.loopNames) is still there")
    },
    .init(
      233,
      "target-vanished",
      rule: 9,
      expects: "remove frees the loop device of a target that was deleted",
      hint: "do not check the target again: 'node' is enough",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      try bench.requireWorkingRemoval()
      let device = try bench.device(number: 1)
      try bench.succeed(device)
      guard unlink("\(bench.directory)/disk1.img") == 0 else { throw .fault("the image cannot be deleted") }
      let trial = try bench.disconnect(device)
      try expect(trial.isSuccess, "after the target was deleted it \(trial.words)")
      let isFree = bench.settled { bench.loops.isEmpty }
      try expect(isFree, "after the target was deleted, \(bench.loopNames) is still there")
    },
    .init(
      234,
      "other-guest",
      rule: 10,
      expects: "remove for one guest leaves the device of another with the same target",
      hint: "free the device in 'node', and not all devices of the target",
    ) { bench throws(CheckEnding) in
      let target = try bench.target()
      let first = try bench.disk(target: target, mode: .readOnly)
      try bench.succeed(first)
      let second = try bench.disk(target: target, guest: Bench.otherGuest, mode: .readOnly)
      if !(try bench.connect(second).isSuccess) { throw .skipped("the script connects a target only once") }
      let numbers = try bench.connectedNumbers(first)
      if try bench.connectedNumbers(second) == numbers {
        throw .skipped("the script gives both guests one device")
      }
      let size = Bench.property("size", numbers)
      _ = try bench.disconnect(second)
      let isKept = Bench.property("size", numbers) == size && size != "0"
      try expect(isKept, "remove for one guest took away the device of the other")
    },
    .init(
      235,
      "rollback-on-sigterm",
      rule: 11,
      expects: "SIGTERM during add rolls back what add has made",
      hint: "trap 'exit 1' TERM, and undo in 'trap … EXIT'",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      try bench.requireWorkingScript()
      let (device, trial) = try bench.terminated()
      // After the success key nothing is left to roll back: a remove execution follows.
      if try bench.brokenKey(device) == nil { return }
      if trial.secondsAfterSignal >= ScriptExecution.graceSeconds { throw .needs(160) }
      let isFree = bench.settled { bench.loops(ofNumber: 1).isEmpty }
      try expect(isFree, "after SIGTERM a loop device is left")
    },
  ]
}

extension Bench {
  /// The loop devices that are there, for a message.
  var loopNames: String { loops.map(\.path).sorted().joined(separator: ", ") }
}
