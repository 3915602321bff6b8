import DiskImages
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What two guests must not have at the same time: an image of which one may write, or a MAC address.
extension NativeEngine {
  /// What a device is to have for itself.
  struct Claim {
    /// What its image is; nothing for an interface.
    var identity = ImageIdentity(things: [])
    /// Whether others were compared with it, and the locks were taken.
    var isMade = false
    /// The locks, held until the device's entries are written: from then on others find them.
    var locks: [FileLock] = []
  }

  /// What the image of a plan is; asked before any lock is taken, since its storage may not answer.
  func identity(of plan: Plan) -> ImageIdentity {
    guard case .disk(let disk)? = plan.request, disk.address.backendDomid == ownDomid else {
      return ImageIdentity(things: [])
    }
    return SharingCheck.identity(target: disk.target, script: disk.scriptPath)
  }

  /// Refuses what the device must not have, takes the locks of what it is to have, and notes what must be
  /// known to roll back; returns a note worth telling.
  ///
  /// Refused are a device that is there, an image that another guest uses, and a MAC address that another
  /// interface has. Others are compared before the locks are taken, and once more only where another command
  /// has held one of them since: so no lock is held while storage is asked, but for an image that was
  /// attached in this very moment.
  func claim(_ plan: Plan) throws(EngineFault) -> String? {
    // A device that changes is there already.
    if claim.isMade || plan.direction != .attach { return nil }
    let device = plan.address
    if try store({ () throws(StoreFault) in try self.client.readIfPresent(device.toolstackPath) }) != nil {
      throw .deviceExists(device, backend: try state(of: device.backendPath))
    }
    let note = try takeLocks(of: plan)
    found.before.directories = try existing(device.ancestors)
    found.device.instance = .fresh()
    try writeJournal(plan)
    claim.isMade = true
    return note
  }

  /// Compares the device with others, and takes the locks of what it is to have; returns a note worth
  /// telling.
  func takeLocks(of plan: Plan) throws(EngineFault) -> String? {
    var locks: [FileLock] = []
    for path in lockPaths(of: plan) { locks.append(try FileLock(path, .image, in: order)) }
    var check = sharingCheck()
    var note = try refuseConflict(plan, &check)
    let isForScript = plan.address.kind == .vbd && !plan.isBuiltIn
    found.before.loops = isForScript ? LoopAttachment.all() : []
    found.before.blockDevices = isForScript ? Set(entries(of: "/sys/block")) : []
    var isUnchanged = true
    for lock in locks {
      let isFirst = try lock.take(waiting: options.times.lockSeconds, interruptedBy: interrupt)
      isUnchanged = isUnchanged && isFirst
    }
    // Devices that are served have their entries from the start: what counts is which is connected now.
    if !isUnchanged || side == .server { note = try refuseConflict(plan, &check) }
    claim.locks = locks
    let notes = [note, check.silent.isEmpty ? nil : Self.words(silent: check.silent)].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// A check for what the domain serves.
  func sharingCheck() -> SharingCheck {
    var check = SharingCheck(client: client, ownDomid: ownDomid, interruptedBy: interrupt)
    check.countsConnectedOnly = side == .server
    return check
  }

  private func lockPaths(of plan: Plan) -> [String] {
    // The MAC addresses of a domain's interfaces are the toolstack's to compare.
    if case .nic(let nic)? = plan.request { return side == .server ? [] : [runtime.lock(ofMAC: nic.mac)] }
    return runtime.locks(of: claim.identity)
  }

  private func refuseConflict(_ plan: Plan, _ check: inout SharingCheck) throws(EngineFault) -> String? {
    switch plan.request {
    case .disk(let disk)? where disk.address.backendDomid == ownDomid:
      return try checkSharing(claim.identity, disk, &check)
    case .nic(let nic)? where side == .toolstack: try checkMAC(nic)
    case .disk?, .nic?, nil: break
    }
    return nil
  }

  /// Refuses an image that another guest uses, where one of the two may write; where only the script knows
  /// what the target means, that is the script's to decide, and a note.
  func checkSharing(_ identity: ImageIdentity, _ disk: DiskRequest, _ check: inout SharingCheck)
    throws(EngineFault) -> String?
  {
    do {
      try checkSharing(identity, disk.address, disk.mode, of: disk.target, &check)
      return nil
    } catch {
      guard case .shared = error, disk.isTargetOpaque else { throw error }
      return "\(error); the script decides whether this is allowed"
    }
  }

  /// Refuses an image that another guest uses, where one of the two may write.
  func checkSharing(
    _ identity: ImageIdentity,
    _ device: DeviceAddress,
    _ mode: DiskRequest.Mode,
    of target: [UInt8],
    _ check: inout SharingCheck
  ) throws(EngineFault) {
    if mode == .readWriteShared || options.exceptions.isSharingAllowed { return }
    let found = try check.conflict(with: identity, of: device, isWritable: mode == .readWrite)
    if let found { throw .shared(found, target: target) }
  }

  func writeJournal(_ plan: Plan) throws(EngineFault) {
    var journal = Journal()
    journal.instance = found.device.instance
    (journal.isBuiltIn, journal.isQEMUs) = (plan.isBuiltIn, plan.address.backend == .qdisk)
    journal.isToolstacks = plan.steps.contains { if case .toolstack = $0.action { true } else { false } }
    journal.script = Array((plan.request?.scriptPath ?? "").utf8)
    if case .disk(let disk)? = plan.request { journal.target = disk.target }
    (journal.keeping, journal.loops) = (found.before.directories, found.before.loops)
    try journal.write(for: plan.address, in: runtime)
    found.device.journal = journal
  }

  private static func words(silent devices: [DeviceAddress]) -> String {
    let names = devices.prefix(silentNameCountMax).map { "\($0)" }.joined(separator: ", ")
    let rest = devices.count > silentNameCountMax ? " and \(devices.count - silentNameCountMax) more" : ""
    return "not compared with the image of \(names)\(rest): the storage does not respond"
  }

  /// The most devices that a note names.
  private static let silentNameCountMax = 3
}
