import Glibc
import HostFiles
package import HotplugOutcome
package import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// The QEMU that serves disks of a guest in a driver domain: one for each guest, started with the first disk
/// and ended with the last.
extension NativeEngine {
  /// How long the last words of a QEMU that has ended are awaited: another process writes them to its file.
  static let secondsOfLastWords = 0.2
  /// How long a QEMU that goes on is given to remove the directory of a disk, in seconds.
  static let secondsOfRemoval = 1.0

  /// Starts the QEMU of a guest unless it runs, and waits until it has taken up a disk.
  func startQEMU(_ device: DeviceAddress, _ seconds: Double, _ action: Action) throws(EngineFault) -> String?
  {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    let (log, note) = try haveQEMU(device, seconds)
    // QEMU's words for a backend that it could not make name the device by its number.
    let name = Array("device '\(device.devid)'".utf8)
    let directory = device.backendPath
    let rest = (deadline - .now).inSeconds
    let isTaken = try wait(on: directory.appending("state"), of: device.domid, for: rest, action) {
      () throws(EngineFault) in
      let values = try self.store { () throws(StoreFault) in
        try self.client.readIfPresent(["state", "online"].map { directory.appending($0) })
      }
      guard let found = values[0].flatMap({ XenbusState(value: $0) }) else {
        try self.checkLife(of: device.domid)
        throw .backendVanished(device)
      }
      if found.hasReached(.initWait) { return true }
      if found != .initialising || values[1] == [0x30] {
        let words = "its backend is to close, and in state \(found)"
        throw .qemu(.diskNotServed(device, reason: Array(words.utf8), seconds: nil))
      }
      let line = log.newLines.last { $0.contains(subsequence: name) }
      if let line { throw .qemu(.diskNotServed(device, reason: line, seconds: nil)) }
      if self.qemu(of: device).isEmpty {
        usleep(UInt32(Self.secondsOfLastWords * 1e6))
        throw .qemu(.ended(lastLine: log.newLines.last))
      }
      return false
    }
    guard isTaken else {
      throw .qemu(.diskNotServed(device, reason: log.newLines.last, seconds: seconds))
    }
    return note
  }

  /// Ends the QEMU of a guest unless something needs it; what it has left in the store and on the host goes
  /// with it.
  func endQEMU(_ device: DeviceAddress, _ seconds: Double) throws(EngineFault) {
    let lock = try qemuLock(device, seconds)
    defer { withExtendedLifetime(lock) {} }
    if try isQEMUNeeded(besides: device) { return }
    if !end(device, SIGTERM, seconds), !end(device, SIGKILL, Self.secondsAfterKill) {
      throw .qemu(.unkillable(pids: qemu(of: device).map(\.pid)))
    }
    unlink(runtime.log(ofQEMUFor: device.domid))
    // QEMU says there that it runs, as a device model does to libxl.
    _ = try? client.removeIfPresent(DeviceAddress.home(ownDomid).appending("device-model/\(device.domid)"))
  }

  /// Closes a disk: has the QEMU close it that has taken it up, and writes that it has closed where it is to
  /// go and none has.
  package func closeDisk(_ device: DeviceAddress) throws(EngineFault) {
    let lock = try lock(device)
    defer { withExtendedLifetime(lock) {} }
    try store { () throws(StoreFault) in
      try self.client.transaction { transaction throws(StoreFault) in
        let path = device.backendPath.appending("state")
        // Another device may be at the address by now.
        let online = try self.client.readIfPresent(device.backendPath.appending("online"), in: transaction)
        guard
          let state = try self.client.readIfPresent(path, in: transaction).flatMap({ XenbusState(value: $0) })
        else { return }
        if state.hasReached(.initWait) && online == [0x31] {
          try self.client.write(path, XenbusState.closing.value, in: transaction)
        } else if online == [0x30] {
          try self.client.write(path, XenbusState.closed.value, in: transaction)
        }
      }
    }
  }

  /// Gives a QEMU that goes on its time to remove the directory of a disk that it has closed: it may do so by
  /// name, and would remove what comes instead.
  func awaitRemovalByQEMU(of device: DeviceAddress, _ action: Action) throws(EngineFault) {
    if qemu(of: device).isEmpty { return }
    let path = device.backendPath.appending("state")
    _ = try wait(on: path, for: Self.secondsOfRemoval, action) { () throws(EngineFault) in
      try self.state(of: device.backendPath) == nil
    }
  }
}

extension Array<UInt8> {
  /// Whether bytes are a part of it.
  fileprivate func contains(subsequence words: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: words) }
  }
}
