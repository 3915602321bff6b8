import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// How a service finds out which devices have changed.
extension DeviceService {
  /// The most directories that are reported as none of a device.
  static let ignoredCountMax = 1024

  /// Notes all devices that the store or the notes of an earlier service know.
  func lookAround() throws(StoreFault) {
    let kinds = DeviceAddress.Backend.allCases.map(\.rawValue)
    for kind in kinds {
      do throws(StoreFault) {
        for path in try client.backendDirectories([kind], of: domid) { note(path) }
      } catch {
        // One directory that the domain may not read must not keep the others from being served.
        guard case .refused = error else { throw error }
        ignore(DeviceAddress.backendHome(domid).appending(kind), "\(error)")
      }
    }
    for device in ServedDevice.noted(in: runtime, servedBy: domid) { note(device) }
  }

  /// Takes the events that have come; whether there was one.
  func takeEvents() throws(StoreFault) -> Bool {
    var isAny = false
    let home = DeviceAddress.backendHome(domid)
    while let event = try client.nextEvent(until: .now) {
      isAny = true
      if event.path == home { try lookAround() }
      for device in ledger.devices(below: event.path) { note(device) }
      // Of a device's keys these two say what is to be done; the kernel and scripts write many more.
      if ["state", "online"].contains(event.path.name), let directory = event.path.parent { note(directory) }
    }
    return isAny
  }

  /// Tries once more what others had disturbed.
  func takeRepeats() {
    let now = ContinuousClock.now
    for due in repeats where due.time <= now { note(due.device) }
    repeats.removeAll { $0.time <= now }
  }

  private func note(_ path: StorePath) {
    let kind = path.parent?.parent?.name
    let backend = kind.flatMap { DeviceAddress.Backend(rawValue: $0) }
    // What has no backend of ours is another daemon's: vfb, 9pfs, pvcalls.
    guard let backend else { return }
    guard let device = DeviceAddress(backendPath: path, kind: backend.kind) else {
      return ignore(path, "the path is not that of a device: expected 'KIND/DOMID/NUMBER'")
    }
    note(device)
  }

  func note(_ device: DeviceAddress) {
    if !ledger.note(device) {
      ignore(device.backendPath, "more than \(DeviceLedger.deviceCountMax) devices")
    }
  }

  /// Reports a directory that is not served, once.
  private func ignore(_ path: StorePath, _ reason: String) {
    guard ignored.count < Self.ignoredCountMax, ignored.insert(path).inserted else { return }
    observer(.ignored(path: path.string, reason: reason))
  }
}
