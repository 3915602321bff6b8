public import HotplugPlan

/// Everything that was checked to report why one device is or is not online; a snapshot, and a value.
///
/// What a guest may write, its own directory and its error node, is in here as it was found: it is shown and
/// never acted upon.
public struct DeviceEvidence: Hashable, Sendable {
  /// The device.
  public var address: DeviceAddress
  /// `xvda` of a disk, the MAC of an interface; empty where the store does not say.
  public var name: [UInt8] = []
  /// What the toolstack recorded of the device, by key: what an attach made of its specification.
  public var keys: [String: [UInt8]] = [:]
  /// The guest.
  public var guest = GuestEvidence()
  /// Whether the domain that serves the device is the one that looks, so that its scripts, files and
  /// interfaces are this machine's.
  public var isServedHere = true
  /// Whether the domain that serves the device is there.
  public var isServerAlive = true
  /// The daemon of the domain that serves the device, where that is another one: xlplug's has a key in the
  /// store.
  public var daemon = ScriptDaemon.xl
  /// Whether the toolstack has a record of the device.
  public var hasRecord = true
  /// The serving side; nil where its directory is absent.
  public var backend: BackendEvidence?
  /// The guest's side; nil where its directory is absent.
  public var frontend: FrontendEvidence?
  /// Whether this machine's kernel serves such devices at all.
  public var driver = Presence.unknown
  /// The script that connects the device.
  public var script: ScriptEvidence?
  /// What a disk rests on.
  public var disk: DiskEvidence?
  /// What an interface rests on.
  public var nic: NicEvidence?
  /// Whether an xlplug that was killed left a journal of this very device, and not of one that was detached
  /// since.
  public var hasJournal = false
  /// The process that holds xlplug's lock of the device.
  public var lockHolder: ProcessSighting?
  /// The process that holds libxl's lock of the guest's configuration.
  public var userdataHolder: ProcessSighting?
  /// The last lines of the scripts' log that name the device, oldest first.
  public var log: [[UInt8]] = []

  /// A device of which nothing was checked yet.
  public init(_ address: DeviceAddress) { self.address = address }

  /// Whether both sides say that they are connected.
  public var isOnline: Bool { backend?.state == .connected && frontend?.state == .connected }

  /// Whether a killed attach left it incomplete, and no guest uses it.
  var isAttachUnfinished: Bool { hasJournal && backend?.state != .connected }

  /// Whether it is a disk that qemu serves.
  var isServedByQemu: Bool { address.backend == .qdisk }
}

/// Whether something is there.
public enum Presence: Hashable, Sendable {
  /// It is there.
  case present
  /// It is not there.
  case absent
  /// It could not be checked, or does not matter.
  case unknown
}

/// What is known of the guest.
public struct GuestEvidence: Hashable, Sendable {
  /// Whether the guest is there.
  public var isAlive = true
  /// The qemu that serves the guest.
  public var qemu = Presence.unknown

  /// A guest that runs.
  public init() {}
}

/// The directory of the serving side.
public struct BackendEvidence: Hashable, Sendable {
  /// Its state; nil where none, or none that is known, is there.
  public var state: XenbusState?
  /// The key `online`.
  public var isOnline = true
  /// What the script left in `hotplug-status`; nil where the key is absent or empty.
  public var hotplugStatus: [UInt8]?
  /// What the script left in `hotplug-error`.
  public var hotplugError: [UInt8]?
  /// What the kernel's driver left in its error node.
  public var error: [UInt8]?
  /// Whether a remove execution failed, so that the entries were kept for a repeat.
  public var hasFailedRemoval = false

  /// A side in a state.
  public init(_ state: XenbusState?) { self.state = state }
}

/// The directory of the guest's side, written by the guest.
public struct FrontendEvidence: Hashable, Sendable {
  /// Its state; nil where none, or none that is known, is there.
  public var state: XenbusState?
  /// What the guest's driver left in its error node.
  public var error: [UInt8]?

  /// A side in a state.
  public init(_ state: XenbusState?) { self.state = state }
}

/// A process that was seen.
public struct ProcessSighting: Hashable, Sendable {
  /// Its number.
  public var pid: Int32
  /// Its command line, words joined by blanks, cut.
  public var command: [UInt8]
  /// How long it has run, in whole seconds; nil where that is not known.
  public var seconds: Int?

  /// Whether the process that started it is gone.
  public var isOrphan: Bool
  /// Whether SIGTERM ends it: it neither blocks nor ignores that.
  public var hearsTermination: Bool

  /// A process.
  public init(
    pid: Int32,
    command: [UInt8],
    seconds: Int? = nil,
    isOrphan: Bool = false,
    hearsTermination: Bool = true,
  ) {
    (self.pid, self.command, self.seconds) = (pid, command, seconds)
    (self.isOrphan, self.hearsTermination) = (isOrphan, hearsTermination)
  }
}

/// The script of a device: the file, and what runs of it.
public struct ScriptEvidence: Hashable, Sendable {
  /// Its path, absolute.
  public var path: String
  /// Why xlplug would not run it; nil where it would, or where the file is another domain's.
  public var problem: String?
  /// The directory of the file, where it has to be allowed with `--script-dir` before xlplug runs it.
  public var directoryToAllow: String?
  /// Whether the file is missing.
  public var isMissing = false
  /// An execution for this device that runs now.
  public var running: ProcessSighting?
  /// The lock of the scripts that the execution waits for.
  public var awaitedLock: LockEvidence?

  /// A script.
  public init(path: String) { self.path = path }
}

/// A lock of the hotplug scripts, and who has it.
public struct LockEvidence: Hashable, Sendable {
  /// The file.
  public var path: String
  /// The processes that share the open file that is locked.
  public var holders: [ProcessSighting]

  /// A lock.
  public init(path: String, holders: [ProcessSighting]) {
    self.path = path
    self.holders = holders
  }
}
