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
  /// How long the last message of a QEMU that has ended is awaited, in seconds: another process writes it to
  /// its file.
  static let lastMessageSeconds = 0.2
  /// How long a QEMU that keeps running is given to remove the directory of a disk, in seconds.
  static let qemuRemovalSeconds = 1.0

  /// Starts the QEMU of a guest unless it runs, and waits until it has taken up a disk.
  func startQEMU(_ device: DeviceAddress, _ seconds: Double, _ action: Action) throws(EngineFault) -> String?
  {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    var (log, note) = try haveQEMU(device, seconds)
    // QEMU's message about a backend that it could not make names the device by its number.
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
      if found != .initialising || values[1] == flag(false) {
        let words =
          values[1] == flag(false) ? "the toolstack stopped the attach" : "the backend is in state \(found)"
        throw .qemu(.diskNotServed(device, reason: Array(words.utf8), seconds: nil))
      }
      let line = log.newLines.last { $0.contains(name) }
      if let line { throw .qemu(.diskNotServed(device, reason: line, seconds: nil)) }
      if self.qemu(of: device).isEmpty {
        if note == nil {
          // It was about to end: a daemon that was killed had asked it to, before the disk came.
          (log, note) = try self.haveQEMU(device, seconds)
          return false
        }
        usleep(UInt32(Self.lastMessageSeconds * 1e6))
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
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    let lock = try qemuLock(device, seconds)
    defer { withExtendedLifetime(lock) {} }
    if try isQEMUNeeded(besides: device) { return }
    // It takes up new disks at any time, and removes their directories when it ends: so it is stopped while
    // it is asked again whether there is one.
    signal(device, SIGSTOP)
    defer { signal(device, SIGCONT) }
    if try isQEMUNeeded(besides: device) { return }
    signal(device, SIGTERM)
    signal(device, SIGCONT)
    if !hasEnded(device, by: deadline) {
      signal(device, SIGKILL)
      if !hasEnded(device, by: .now.advanced(by: .seconds(Self.secondsAfterKill))) {
        throw .qemu(.unkillable(pids: qemu(of: device).map(\.pid)))
      }
    }
    unlink(runtime.log(ofQEMUFor: device.domid))
    // QEMU says there that it runs, as a device model does to libxl.
    _ = try? client.removeIfPresent(DeviceAddress.home(ownDomid).appending("device-model/\(device.domid)"))
  }

  /// Closes a disk whose connection has failed or whose QEMU has ended: has the QEMU close it that serves it,
  /// and writes that it has closed where the toolstack requires it to go.
  package func closeDisk(_ device: DeviceAddress) throws(EngineFault) {
    let lock = try lock(device)
    defer { withExtendedLifetime(lock) {} }
    try store { () throws(StoreFault) in
      try self.client.transaction { transaction throws(StoreFault) in
        let path = device.backendPath.appending("state")
        // Another device may be at the address by now.
        let online = try self.client.readIfPresent(device.backendPath.appending("online"), in: transaction)
        guard let state = try self.client.state(of: device.backendPath, in: transaction) else { return }
        let verdict = try self.client.readIfPresent(device.verdictPath, in: transaction)
        let hasFailed = verdict.flatMap { ServiceVerdict(value: $0) }?.result == .failed
        if online == flag(false) {
          try self.client.write(path, XenbusState.closed.value, in: transaction)
        } else if hasFailed, let next = state.closingUnserved {
          try self.client.write(path, next.value, in: transaction)
        }
      }
    }
  }

  /// Gives a QEMU that keeps running its time to remove the directory of a disk that it has closed.
  ///
  /// It may do so by name, and would remove what comes instead.
  func awaitRemovalByQEMU(of device: DeviceAddress, _ action: Action) throws(EngineFault) {
    if qemu(of: device).isEmpty { return }
    let path = device.backendPath.appending("state")
    _ = try wait(on: path, for: Self.qemuRemovalSeconds, action) { () throws(EngineFault) in
      try self.state(of: device.backendPath) == nil
    }
  }
}

extension XenbusState {
  /// The state by which the daemon closes a disk that is not to be served: where QEMU has not taken it up, no
  /// other process would ever close it; nil where it closes already.
  var closingUnserved: XenbusState? {
    self == .initialising ? .closed : hasReached(.initWait) ? .closing : nil
  }
}
