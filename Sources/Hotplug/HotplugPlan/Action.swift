import HotplugScript

/// One thing that an engine does for a device.
public indirect enum Action: Hashable, Sendable {
  /// Makes all these changes in one transaction, unless the toolstack's record of the device is already
  /// there.
  case create([StoreOperation], DeviceAddress)
  /// Puts the device into libxl's JSON of the domain's configuration, unless the toolstack's record of it in
  /// the store is already there.
  case record(DeviceRecord)
  /// Puts back what `record` replaced.
  case unrecord(DeviceRecord)
  /// Waits until the backend has reached a state; fails when the backend vanishes or the time is over.
  case awaitState(XenbusState, DeviceAddress, seconds: Double)
  /// Waits until backend and frontend are in a state, without failing: the guest may be paused or have no
  /// driver yet.
  case observeState(XenbusState, DeviceAddress, seconds: Double)
  /// Runs a script.
  case run(ScriptStep)
  /// Has libxl do several steps in its own way.
  case toolstack(ToolstackCall)
  /// Connects a file or a block device in this process, instead of Xen's `block add`.
  case connect(BlockConnection)
  /// Takes that away again, instead of `block remove`.
  case disconnect(DeviceAddress)
  /// Checks the success key of the script.
  case verify(Promise, DeviceAddress)
  /// Waits until the daemon of a driver domain has published what became of its script.
  case awaitRemoteScript(Promise, DeviceAddress, seconds: Double)
  /// Requests the backend to let go, in one transaction: `online` 0 and `state` 5, unless it is closed
  /// already.
  case announceClosing(DeviceAddress)
  /// Waits until the backend has closed; a backend that never does is reported, and the rest is done all the
  /// same.
  case awaitClosed(DeviceAddress, seconds: Double)
  /// Takes up a device of a toolstack in another domain: compares its image with those of other devices,
  /// notes what a rollback must know, and removes what an earlier run has left in the backend's directory.
  case takeUp(DeviceAddress)
  /// Removes what a script has written into the backend's directory, so that the kernel does not connect.
  case clearResults(DeviceAddress)
  /// Starts the QEMU of the guest unless it runs, and waits until it has taken up the disk.
  case startQEMU(DeviceAddress, seconds: Double)
  /// Ends the QEMU of the guest, unless it serves another disk of it.
  case endQEMU(DeviceAddress, seconds: Double)
  /// Removes the backend's directory, and nothing else: all other entries are the toolstack's.
  case removeBackend(DeviceAddress)
  /// Waits until the daemon of a driver domain has removed the backend's directory.
  case awaitRemoteRemoval(DeviceAddress, seconds: Double)
  /// Removes the device's entries in one transaction, and the directories above that became empty.
  case erase(DeviceAddress)
  /// Finds a CD drive in the guest's qemu.
  case findDrive(CDDrive, seconds: Double)
  /// Has the guest's qemu insert a medium into a CD drive, instead of the one before, or eject it.
  case setMedium(Medium?, CDDrive, isForced: Bool, seconds: Double)
  /// Writes the medium of a CD drive into the store, in one transaction.
  case publishMedium(Medium?, CDDrive)
  /// Writes the rate of an interface that is online into the store, in one transaction; its backend takes it
  /// while it runs.
  case publishRate(NicRequest.Rate?, DeviceAddress)

  /// The changes to the store that it makes in one transaction, where the plan says which.
  public var storeChanges: [StoreOperation] {
    switch self {
    case .create(let operations, _): operations
    case .publishMedium(let medium, let drive): drive.operations(publishing: medium)
    case .publishRate(let rate, let device): device.operations(publishing: rate)
    default: []
    }
  }

  /// The key by which a script says that the device is connected.
  public enum Promise: String, Hashable, Sendable {
    /// Block: `physical-device`, two hexadecimal numbers of a device that exists.
    case physicalDevice = "physical-device"
    /// Network: `hotplug-status` is `connected`.
    case hotplugStatus = "hotplug-status"
    /// A disk of QEMU, which no script connects: `state` is InitWait or one that follows.
    case state
  }
}

/// One step of a plan: what is done, and what rolls it back.
public struct Step: Hashable, Sendable {
  /// What is done.
  public var action: Action
  /// What rolls it back, first to last; empty for a step that only looks.
  public var undo: [Action]

  /// A step and its undo.
  public init(_ action: Action, undo: [Action] = []) {
    self.action = action
    self.undo = undo
  }
}

extension Action: CustomStringConvertible {
  /// What is done, in a few words.
  public var description: String {
    switch self {
    case .create(let operations, let device):
      "write \(operations.count) changes for \(device) in one transaction"
    case .record(let record): "record \(record)"
    case .unrecord(let record): "roll back the record of \(record)"
    case .awaitState(let state, let device, let seconds):
      "wait for backend state \(state) at \(device.backendPath), up to \(brief(seconds))"
    case .observeState(let state, _, let seconds):
      "wait for both sides to reach \(state), up to \(brief(seconds))"
    case .run(let call): "run \(call)"
    case .toolstack(let call):
      "call \(call) of libxl for \(call.address), up to \(brief(call.seconds))"
    case .connect(let connection): "connect \(connection) in this process, as 'block add' does"
    case .disconnect(let device): "disconnect \(device) in this process, as 'block remove' does"
    case .verify(let promise, let device): "check \(promise.rawValue) in \(device.backendPath)"
    case .awaitRemoteScript(.state, let device, let seconds):
      "wait for QEMU in domain \(device.backendDomid), up to \(brief(seconds))"
    case .awaitRemoteScript(let promise, let device, let seconds):
      "wait for \(promise.rawValue) from domain \(device.backendDomid), up to \(brief(seconds))"
    case .announceClosing(let device): "request the backend of \(device) to close"
    case .awaitClosed(_, let seconds):
      "wait for backend state \(XenbusState.closed), up to \(brief(seconds))"
    case .awaitRemoteRemoval(let device, let seconds):
      "wait for domain \(device.backendDomid) to remove \(device.backendPath), up to \(brief(seconds))"
    case .takeUp(let device): "take up \(device)"
    case .clearResults(let device): "remove what the script wrote into \(device.backendPath)"
    case .startQEMU(let device, let seconds):
      "let the QEMU of domain \(device.domid) serve \(device.name), up to \(brief(seconds))"
    case .endQEMU(let device, _):
      "end the QEMU of domain \(device.domid), unless it serves another disk"
    case .removeBackend(let device): "remove \(device.backendPath)"
    case .erase(let device): "remove the entries of \(device) in one transaction"
    case .findDrive(let drive, let seconds): "find \(drive) in QEMU, up to \(brief(seconds))"
    case .setMedium(let medium, let drive, let isForced, let seconds):
      "let QEMU \(medium.map { "insert \($0) into" } ?? "eject the medium of") \(drive), "
        + "\(isForced ? "even if locked, " : "")up to \(brief(seconds))"
    case .publishMedium(let medium, let drive):
      "write \(medium?.description ?? "no medium") for \(drive) in one transaction"
    case .publishRate(let rate, let device):
      "write \(rate.map { "rate \($0)" } ?? "no rate") for \(device) in one transaction"
    }
  }
}
