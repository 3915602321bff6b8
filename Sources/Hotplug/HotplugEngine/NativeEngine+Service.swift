import DiskImages
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Devices of a toolstack in another domain, connected and disconnected in the domain that serves them.
extension NativeEngine {
  /// Compares the device with others, marks it, and removes what an earlier run has left.
  ///
  /// The locks are held to the end of the run: two devices that have come at once both have their entries, so
  /// the one that its script connects first counts.
  func takeUp(_ device: DeviceAddress, _ plan: Plan) throws(EngineFault) -> String? {
    // Its release runs first: both would have one note.
    if ServedDevice.isOfAnother(device, in: runtime) { throw .busy(device, by: nil) }
    freeForsaken(device)
    let note = try takeLocks(of: plan)
    let isThere = try commit(on: device, adopting: .fresh()) { transaction throws(StoreFault) -> Bool in
      let state = device.backendPath.appending("state")
      guard try self.client.readIfPresent(state, in: transaction) != nil else { return false }
      // The key of the verdict is there from now on, whatever quota the script exhausts.
      let changes = ServiceKeys.leftByEarlierRuns(device) + [.write(device.verdictPath, Array("begun".utf8))]
      try self.client.apply(changes, in: transaction)
      return true
    }
    guard isThere, found.device.instance != nil else { throw .backendVanished(device) }
    try writeJournal(plan)
    return note
  }

  /// Finds out which device is to be disconnected, if its directory is there, and what it has of this host.
  func identifyServed(_ device: DeviceAddress) throws(EngineFault) {
    let isOnline = try commit(on: device, adopting: .fresh()) { transaction throws(StoreFault) -> Bool in
      try self.client.readIfPresent(device.backendPath.appending("online"), in: transaction) == flag(true)
    }
    // What is to go is not; another device has come to the address.
    if isOnline { throw .replaced(device) }
    if found.traces.loop != nil { return }
    let served = ServedDevice(device, in: runtime)?.journal
    if found.device.instance == nil || served?.instance == found.device.instance {
      found.traces.loop = served?.taken
    }
  }

  /// Frees the loop device of an earlier device at the address: a toolstack has removed that one's directory
  /// and made another in the same moment, so that no script could disconnect it.
  private func freeForsaken(_ device: DeviceAddress) {
    guard let loop = ServedDevice(device, in: runtime)?.journal.taken, isUnused(loop.loop) else { return }
    _ = loop.end()
    ServedDevice.forget(device, in: runtime)
  }

  /// Removes what a script has written of its success, as long as the device is the one of the run.
  func clearResults(of device: DeviceAddress) throws(EngineFault) {
    try commit(on: device) { transaction throws(StoreFault) in
      guard try self.client.readIfPresent(device.backendPath, in: transaction) != nil else { return }
      try self.client.apply(ServiceKeys.results(device), in: transaction)
    }
  }

  /// Removes the backend's directory; the directories above it are the toolstack's.
  ///
  /// The note for a directory that has vanished goes with it.
  func removeBackend(of device: DeviceAddress, _ action: Action) throws(EngineFault) {
    if device.backend == .qdisk { try awaitRemovalByQEMU(of: device, action) }
    try commit(on: device) { transaction throws(StoreFault) in
      // Who may not write above it is refused to remove what is not there.
      guard try self.client.readIfPresent(device.backendPath, in: transaction) != nil else { return }
      try self.client.remove(device.backendPath, in: transaction)
    }
    ServedDevice.forget(device, in: runtime)
  }

  /// What rolls back a connection that was cut short: what the script may have made, and what it has written.
  func recoverService(_ plan: Plan, _ journal: Journal) throws(EngineFault) -> [Action] {
    // The guest may have connected while the scripts of the interrupted run were ended.
    if try HostSurvey(client).subject(of: journal, plan.address, seenBy: side) == .inUse {
      throw .deviceExists(plan.address, backend: .connected)
    }
    found.before.loops = journal.loops
    found.traces.loop = client.namedLoop(of: plan.address)
    let removals = journal.isRemovalOver ? [] : plan.undo(ofFirst: plan.steps.count)
    return removals.filter { if case .run = $0 { true } else { false } } + [.clearResults(plan.address)]
  }

  /// Keeps what was noted for the rollback: the directory may be gone when the device is to be disconnected.
  func settleService(of device: DeviceAddress) {
    guard var journal = found.device.journal else { return }
    journal.taken = client.namedLoop(of: device)
    if device.backend == .qdisk { journal.qemu = qemu(of: device).first?.identity }
    ServedDevice(journal).note(device, in: runtime)
    Journal.remove(for: device, in: runtime)
  }
}
