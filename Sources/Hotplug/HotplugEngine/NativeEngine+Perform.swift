import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// How each action is carried out.
extension NativeEngine {
  /// Carries out one action; returns a note worth telling.
  func perform(_ action: Action, _ plan: Plan) throws(EngineFault) -> String? {
    switch action {
    case .create(let operations, let device): return try create(operations, device, plan)
    case .record(let record):
      let note = try claim(plan)
      return try self.record(record).map { record in note.map { "\(record); \($0)" } ?? record } ?? note
    case .unrecord(let record): try unrecord(record)
    case .awaitState(let wanted, let device, let seconds):
      guard try waitForState(wanted, device, seconds, action) else {
        throw .stateNotReached(wanted, found: try state(of: device.backendPath), device, seconds: seconds)
      }
    case .observeState(let wanted, let device, let seconds):
      return try observe(wanted, device, seconds, action)
    case .run(let step):
      do { return try runScript(step) } catch {
        guard plan.isForced, error.isRefusedScript || error.isFailedRemoval else { throw error }
        let words = error.hotplugError.map { ": '\(String(readable: $0))'" } ?? ""
        return "resources of the script remain on this host: \(error)\(words)"
      }
    case .toolstack(let call): return try handOver(call, plan)
    case .connect(let connection): return try connect(connection)
    case .disconnect(let device): return try disconnect(device)
    case .verify(let promise, let device): return try verify(promise, device, plan)
    case .awaitRemoteScript(let promise, let device, let seconds):
      try awaitRemoteScript(promise, device, seconds, action)
    case .announceClosing(let device): try announceClosing(device)
    case .awaitClosed(let device, let seconds): return try awaitClosed(device, seconds, action)
    case .awaitRemoteRemoval(let device, let seconds): try awaitRemoteRemoval(device, seconds, action)
    case .erase(let device): try erase(device)
    case .takeUp(let device): return try takeUp(device, plan)
    case .clearResults(let device): try clearResults(of: device)
    case .startQEMU(let device, let seconds): return try startQEMU(device, seconds, action)
    case .endQEMU(let device, let seconds): try endQEMU(device, seconds)
    case .removeBackend(let device): try removeBackend(of: device, action)
    case .findDrive(let drive, let seconds): try findDrive(drive, seconds)
    case .setMedium(let medium, let drive, let isForced, let seconds):
      try setMedium(medium, drive, isForced: isForced, seconds, action)
    case .publishMedium(let medium, let drive): try publish(medium, drive, action)
    case .publishRate(_, let device): try publishRate(device, action)
    }
    return nil
  }

  // MARK: the store

  private func create(_ operations: [StoreOperation], _ device: DeviceAddress, _ plan: Plan)
    throws(EngineFault) -> String?
  {
    // libxl writes file and entries under one lock, too.
    defer { (held.recordLock, claim.locks) = (nil, []) }
    let note = try claim(plan)
    let changes = operations + (found.device.instance?.marks(of: device) ?? [])
    let creation = try commit { transaction throws(StoreFault) -> Creation in
      if try self.client.readIfPresent(device.toolstackPath, in: transaction) != nil { return .exists }
      // The directories of a guest that is being destroyed must not come back.
      guard try GuestLife(self.client).isAlive(device.domid, in: transaction) else { return .guestGone }
      try self.client.apply(changes, in: transaction)
      return .done
    } orFind: { () throws(StoreFault) in
      try self.isWritten(changes, below: device.toolstackPath).map { $0 ? .done : .exists }
    }
    if creation == .done { return note }
    found.device.journal = nil
    Journal.remove(for: device, in: runtime)
    if creation == .guestGone { throw .guestGone(device.domid) }
    throw .deviceExists(device, backend: try state(of: device.backendPath))
  }

  /// What became of the entries.
  private enum Creation { case done, exists, guestGone }

  func existing(_ paths: Set<StorePath>) throws(EngineFault) -> Set<StorePath> {
    let paths = Array(paths)
    let values = try store { () throws(StoreFault) in try self.client.readIfPresent(paths) }
    return Set(zip(paths, values).filter { $0.1 != nil }.map(\.0))
  }

  func announceClosing(_ device: DeviceAddress) throws(EngineFault) {
    let isFirstChange = found.device.instance == nil && !isUndoing
    try commit(on: device, adopting: isFirstChange ? .fresh() : nil) { transaction throws(StoreFault) in
      let path = device.backendPath.appending("state")
      guard let value = try self.client.readIfPresent(path, in: transaction) else { return }
      var changes: [StoreOperation] = [.write(device.backendPath.appending("online"), flag(false))]
      // What the daemon of a driver domain reported of an earlier removal is not the answer to this one.
      if device.backendDomid != self.ownDomid { changes.insert(.remove(device.verdictPath), at: 0) }
      if XenbusState(value: value) != .closed { changes.append(.write(path, XenbusState.closing.value)) }
      try self.client.apply(changes, in: transaction)
    }
  }

  /// Writes the rate of an interface that is there, which is marked as the one that the run is about.
  private func publishRate(_ device: DeviceAddress, _ action: Action) throws(EngineFault) {
    defer { held.recordLock = nil }
    let isFirstChange = found.device.instance == nil
    let isThere = try commit(on: device, adopting: isFirstChange ? .fresh() : nil) {
      transaction throws(StoreFault) -> Bool in
      guard try self.client.readIfPresent(device.toolstackPath, in: transaction) != nil else { return false }
      try self.client.apply(action.storeChanges, in: transaction)
      return true
    }
    if !isThere { throw .noSuchDevice(device.name) }
  }

  func erase(_ device: DeviceAddress) throws(EngineFault) {
    let stray = try strayDirectory(of: device)
    try commit(on: device) { transaction throws(StoreFault) in
      try self.client.apply(device.eraseOperations(keeping: self.found.before.directories), in: transaction)
      guard let stray, try self.client.readIfPresent(stray, in: transaction) != nil else { return }
      try self.client.apply([.removeAndPrune(stray, keeping: self.found.before.directories)], in: transaction)
    } orFind: { () throws(StoreFault) in
      let places = [device.frontendPath, device.toolstackPath, device.backendPath]
      return try self.client.readIfPresent(places).allSatisfy { $0 == nil } ? () : nil
    }
  }

  /// The directory that a script may have made by mistake of an interface's name.
  private func strayDirectory(of device: DeviceAddress) throws(EngineFault) -> StorePath? {
    guard device.kind == .vif else { return nil }
    let key = device.backendPath.appending("vifname")
    let name = try store { () throws(StoreFault) in try self.client.readIfPresent(key) }
    return name.flatMap { DeviceAddress.strayDirectory(ofInterface: $0) } ?? found.traces.strayDirectory
  }

  /// The state that a device's directory shows; nil where it shows none.
  func state(of directory: StorePath) throws(EngineFault) -> XenbusState? {
    try store { () throws(StoreFault) in try self.client.state(of: directory) }
  }

  /// The value of a node; nil also where the store does not say, for what is only requested to people or
  /// tried on the rollback.
  func peek(_ path: StorePath) -> [UInt8]? { try? client.readIfPresent(path) }

  /// Runs a body that talks to the store; its fault becomes ours.
  func store<R>(_ body: () throws(StoreFault) -> R) throws(EngineFault) -> R {
    do { return try body() } catch { throw .store(error) }
  }
}

extension StoreClient {
  /// The state that a device's directory shows; nil where it shows none.
  func state(of directory: StorePath, in transaction: TransactionID = .none) throws(StoreFault)
    -> XenbusState?
  {
    try readIfPresent(directory.appending("state"), in: transaction).flatMap { XenbusState(value: $0) }
  }
}
