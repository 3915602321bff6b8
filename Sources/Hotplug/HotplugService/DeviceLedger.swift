import HotplugPlan
import HotplugState
import XenstoreWire

/// Which devices wait to be read, which are worked on, and which problems were reported: a table without a
/// store, a clock or a thread.
struct DeviceLedger {
  /// The most devices that are known at a time; a toolstack that writes more is not served for them.
  static let deviceCountMax = 4096
  /// The most attempts at what others disturb: a lock that is held, a quota that is exhausted.
  static let attemptCountMax = 5

  /// The devices to read, in the order in which they came.
  private(set) var pending: [DeviceAddress] = []
  /// The devices that a thread works on, and whether they changed since it began.
  private(set) var running: [DeviceAddress: Bool] = [:]
  /// The devices that are known, each with the problem that was reported last.
  private(set) var known: [DeviceAddress: String?] = [:]
  private var attempts: [DeviceAddress: Int] = [:]

  /// Notes that a device has changed; false where there are too many.
  mutating func note(_ device: DeviceAddress) -> Bool {
    if known[device] == nil {
      if known.count >= Self.deviceCountMax { return false }
      known.updateValue(nil, forKey: device)
    }
    if running[device] != nil {
      running[device] = true
    } else if !pending.contains(device) {
      pending.append(device)
    }
    return true
  }

  /// The known devices at or below a path: what was removed as a whole has one event only.
  func devices(below path: StorePath) -> [DeviceAddress] {
    known.keys.filter { $0.backendPath.isAtOrBelow(path) }
  }

  /// Takes the devices to read, as many as there is room for.
  mutating func takePending(atMost count: Int) -> [DeviceAddress] {
    let taken = Array(pending.prefix(count))
    pending.removeFirst(taken.count)
    return taken
  }

  /// Notes that a thread works on a device.
  mutating func begin(_ device: DeviceAddress) { running[device] = false }

  /// Notes that it has ended, and has the device read once more if it changed meanwhile.
  mutating func end(_ device: DeviceAddress) {
    if running.removeValue(forKey: device) == true { pending.append(device) }
  }

  /// Whether an attempt that failed may be repeated; counts it.
  mutating func mayRepeat(_ device: DeviceAddress) -> Bool {
    let count = attempts[device, default: 0] + 1
    attempts[device] = count
    return count < Self.attemptCountMax
  }

  /// Forgets the attempts at a device: what became of it is final.
  mutating func settle(_ device: DeviceAddress) { attempts[device] = nil }

  /// Whether a problem of a device is news.
  mutating func isNews(_ words: String, of device: DeviceAddress) -> Bool {
    if known[device] == .some(words) { return false }
    known.updateValue(words, forKey: device)
    return true
  }

  /// Forgets a device that is gone.
  mutating func forget(_ device: DeviceAddress) {
    known[device] = nil
    attempts[device] = nil
  }
}
