import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import XenstoreWire

/// The keys that a script writes for a disk.
extension ConformanceCheck {
  static let diskKeys: [ConformanceCheck] = [
    .init(
      201,
      "device-exists",
      rule: 6,
      expects: "physical-device names a block device of this host",
      hint: "write stat's '%t:%T' of the device that was made",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      guard let broken = try bench.brokenKey(device) else { return }
      guard case .noSuchBlockDevice = broken else { throw .needs(105) }
      throw .finding("physical-device \(broken.words(.physicalDevice))")
    },
    .init(
      202,
      "device-content",
      rule: 4,
      expects: "the block device is the target",
      hint: "write the numbers of the device that was made of params",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      let (device, _) = try bench.connected()
      let label = Bench.label(of: "disk0.img")
      try expect(
        try bench.content(of: device, label.count) == label,
        "the block device does not begin with the bytes of the target"
      )
    },
    .init(
      203,
      "status-word",
      rule: 23,
      expects: "hotplug-status is 'connected' after status 0, if it is there",
      hint: "write 'connected', 'error' or 'busy'",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      guard let word = try bench.text("hotplug-status", of: device) else { return }
      try expect(word == "connected", "hotplug-status is '\(word)'")
    },
    .init(
      204,
      "device-path",
      rule: 23,
      expects: "physical-device-path is the path of the same device, if it is there",
      hint: "write the path of the device that physical-device names",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      guard let path = try bench.text("physical-device-path", of: device) else { return }
      let (major, minor) = try bench.connectedNumbers(device)
      let status = fileStatus(Array(path.utf8))
      let isSame =
        status.map { status in
          status.st_mode & S_IFMT == S_IFBLK
            && DeviceNumbers.major(UInt64(status.st_rdev)) == major
            && DeviceNumbers.minor(UInt64(status.st_rdev)) == minor
        } ?? false
      try expect(isSame, "physical-device-path '\(path)' is not the block device \(major):\(minor)")
    },
    .init(
      205,
      "failure-status-word",
      rule: 23,
      expects: "hotplug-status is not 'connected' after a failure",
      hint: "write 'connected' together with the success key",
    ) { bench throws(CheckEnding) in
      let (device, trial) = try bench.refused()
      let word = try bench.text("hotplug-status", of: device)
      try expect(word != "connected", "it \(trial.words), and hotplug-status is 'connected'")
    },
    .init(
      206,
      "note-before-key",
      rule: 8,
      expects: "'node' is written before physical-device, or together with it",
      hint: "write 'node' as soon as there is a device to remove",
    ) { bench throws(CheckEnding) in
      let (device, trial) = try bench.connected()
      try expect(!trial.isNotedLate(device), "'node' is written after physical-device")
    },
  ]
}

extension Trial {
  /// Whether the script wrote the key that its removal needs after the success key.
  func isNotedLate(_ device: BenchDevice) -> Bool {
    func first(_ key: String) -> Int? {
      writes.first { $0.path == device.address.backendPath.appending(key) }?.batch
    }
    guard let node = first("node"), let key = first("physical-device") else { return false }
    return node > key
  }
}
