import DiskImages
import Glibc
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What Xen's `block` script does, done in this process (`--builtin-block`).
extension NativeEngine {
  /// Connects a file or a block device: checks, a loop device for a file, and the keys; returns a note worth
  /// telling.
  ///
  /// Everything is done with what was opened once; the name is not looked up again.
  func connect(_ connection: BlockConnection) throws(EngineFault) -> String? {
    let name = connection.target
    let target: BlockTarget
    do { target = try BlockTarget(name) } catch { throw .block(error, target: name) }
    switch target.kind {
    case .block(let major, let minor):
      try checkUse(of: target, connection)
      try publish(major, minor, path: target.path, taken: nil, connection)
      return nil
    case .file:
      if connection.mode == .readWrite && !target.isWritableByAnyone {
        throw .block(.readOnlyFile, target: name)
      }
      try checkUse(of: target, connection)
      let (taken, note) = try takeLoop(for: target, connection)
      guard let (major, minor) = taken.loop.numbers else {
        throw .block(.noLoopDevice("\(taken.loop.path) has no device numbers"), target: name)
      }
      try publish(major, minor, path: Array(taken.loop.path.utf8), taken: taken, connection)
      return note
    }
  }

  /// Refuses what another guest uses, or what this domain has mounted, where one of the two may write.
  private func checkUse(of target: BlockTarget, _ connection: BlockConnection) throws(EngineFault) {
    if connection.mode == .readWriteShared || options.exceptions.isSharingAllowed { return }
    let isWritable = connection.mode == .readWrite
    let identity = target.identity
    // What the name led to was compared when it was claimed; only another thing is news. The entries are
    // written, so of two commands that look now, one at least sees the other.
    if !identity.things.isSubset(of: claim.identity.things) {
      var check = sharingCheck()
      try checkSharing(identity, connection.address, connection.mode, of: connection.target, &check)
    }
    if let mount = MountedFileSystem.conflict(with: identity, isWritable: isWritable) {
      throw .block(.mounted(at: mount.place, isWritable: mount.isWritable), target: connection.target)
    }
  }

  /// The lock under which Xen's scripts search for a free loop device and take it; without it, a note with
  /// the reason.
  ///
  /// `block` takes two steps, and fails if another process takes the loop device in between. The kernel takes
  /// one step, so the lock is needed only for the scripts.
  private func scriptLock(waiting seconds: Double) throws(EngineFault) -> (FileLock?, note: String?) {
    // As the scripts make it, but for a umask.
    mkdir(Self.scriptLockDirectory, 0o755)
    do {
      return (
        try FileLock(
          taking: "\(Self.scriptLockDirectory)/block",
          .script,
          in: order,
          waiting: seconds,
          interruptedBy: interrupt
        ), nil
      )
    } catch {
      if error == .interrupted { throw error }
      return (nil, "the loop device was attached without the lock of Xen's scripts: \(error)")
    }
  }

  /// Where Xen's scripts keep their locks (tools/hotplug/Linux/locking.sh, Xen 4.17).
  package static let scriptLockDirectory = "/var/run/xen-hotplug"

  /// Gives the file a loop device, under the lock of Xen's scripts and no longer: all attaches wait for it.
  ///
  /// Each device that is tried is noted in the journal: should this process be killed before the keys name
  /// it, the next one frees it.
  private func takeLoop(for target: BlockTarget, _ connection: BlockConnection) throws(EngineFault)
    -> (LoopAttachment, note: String?)
  {
    guard case .file(let device, let inode) = target.kind else { preconditionFailure("not a file") }
    let file = ImageIdentity.Thing.file(device: device, inode: inode)
    let isReadOnly = connection.mode == .readOnly
    var journal = found.device.journal ?? Journal(of: connection.address, in: runtime) ?? Journal()
    journal.isBuiltIn = true
    let opened: Int32
    do { opened = try target.opened(isWritable: !isReadOnly) } catch {
      throw .block(error, target: connection.target)
    }
    defer { close(opened) }
    let (lock, note) = try scriptLock(waiting: connection.lockSeconds)
    defer { withExtendedLifetime(lock) {} }
    let loop = try LoopDevice.take(
      opened,
      isReadOnly: isReadOnly,
      name: target.realPath,
    ) { loop throws(EngineFault) in
      journal.taken = LoopAttachment(loop: loop, file: file)
      try journal.write(for: connection.address, in: self.runtime)
    } failed: {
      .block($0, target: connection.target)
    }
    // A rollback writes the journal once more.
    found.device.journal = journal
    return (LoopAttachment(loop: loop, file: file), note)
  }

  /// Writes the keys that the script writes, in its order, as long as the backend waits for them; and which
  /// file the loop device has, for a detach that finds it freed by one that was killed.
  private func publish(
    _ major: UInt32,
    _ minor: UInt32,
    path: [UInt8],
    taken: LoopAttachment?,
    _ connection: BlockConnection
  ) throws(EngineFault) {
    let home = connection.address.backendPath
    let numbers = "\(String(major, radix: 16)):\(String(minor, radix: 16))"
    var keys = [("physical-device", Array(numbers.utf8)), ("physical-device-path", path)]
    if let taken { keys.insert(("node", Array(taken.loop.path.utf8)), at: 0) }
    keys.append(("hotplug-status", Array("connected".utf8)))
    var writes = keys.map { StoreOperation.write(home.appending($0.0), $0.1) }
    if let taken { writes.insert(.write(connection.address.takenLoopNote, taken.record), at: 0) }
    let state = try commit(on: connection.address) { transaction throws(StoreFault) in
      let state = try self.client.readIfPresent(home.appending("state"), in: transaction)
      // Keys of a device that is gone would bring its directory back.
      if state == XenbusState.initWait.value { try self.client.apply(writes, in: transaction) }
      return state
    } orFind: { () throws(StoreFault) in
      try self.isWritten(writes, below: home) == true ? XenbusState.initWait.value : nil
    }
    if state == XenbusState.initWait.value { return }
    throw .block(.backendLeft(state.flatMap { XenbusState(value: $0) }), target: connection.target)
  }

  // MARK: taking it away

  /// Asks the kernel to free the loop device of a disk that was connected by `connect` or by the script;
  /// returns a note worth telling.
  func disconnect(_ device: DeviceAddress) throws(EngineFault) -> String? {
    if isRemovalDone(.blockRemove, device) { return "already done by an earlier detach" }
    // The journal was written first, and it names the file as well: `node` may lead to a loop device that has
    // another one by now.
    guard let attachment = found.device.journal?.taken ?? client.namedLoop(of: device) else { return nil }
    // After the check `node`: so the loop device is that of the device that the run is about.
    try checkIdentity(of: device)
    let user = try store { () throws(StoreFault) in try self.user(of: attachment.loop, except: device) }
    if let user { return "\(attachment.loop.path) remains: \(user) also uses it" }
    // Whether it is really free is checked when the entries are gone.
    _ = attachment.ask()
    return nil
  }
}
