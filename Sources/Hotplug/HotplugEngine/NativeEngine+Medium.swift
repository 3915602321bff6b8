import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugRun
import HotplugState
import JSON
import QMP
import XenstoreHost
import XenstoreWire

/// Media of CD drives: what libxl_cdrom_insert does (libxl_disk.c, Xen 4.17), by one command of qemu's that
/// changes a medium as a whole.
extension NativeEngine {
  /// What a change of a medium holds until it is over.
  struct Conversation {
    /// libxl's locks: on devices of the domain, and on its qemu.
    var locks: [FileLock]
    /// The guest's qemu.
    var monitor: QEMUMonitor
  }

  /// How long a guest is left alone before qemu is asked again whether it has unlocked a medium, in
  /// milliseconds.
  private static let unlockPauseMilliseconds: Int32 = 100

  /// The conversation with the drive's qemu, in which answers may take some seconds from now on, together.
  private func monitor(of drive: CDDrive, _ seconds: Double) throws(EngineFault) -> QEMUMonitor {
    let deadline = Deadline(in: seconds)
    if let conversation = held.conversation {
      conversation.monitor.allow(until: deadline, interruptedBy: interrupt)
      return conversation.monitor
    }
    var locks: [FileLock] = []
    if let document = drive.document {
      // In libxl's order, which waits for the second while it has the first.
      for name in ["libxl-device-changes-lock", "qmp-socket-lock"] {
        let path = LibxlRecords.lockPath(of: document, name)
        locks.append(
          try FileLock(
            taking: path,
            .guest,
            in: order,
            waiting: deadline.secondsLeft,
            interruptedBy: interrupt
          )
        )
      }
    }
    let monitor = try QEMUMonitor(of: drive.address.domid, until: deadline, interruptedBy: interrupt)
    held.conversation = Conversation(locks: locks, monitor: monitor)
    return monitor
  }

  /// Checks that qemu has the drive.
  func findDrive(_ drive: CDDrive, _ seconds: Double) throws(EngineFault) {
    guard try monitor(of: drive, seconds).drive(drive.qemuID) != nil else {
      throw .qemu(.noSuchDrive(drive))
    }
  }

  /// Has qemu insert a medium instead of another, or eject it.
  ///
  /// qemu opens the new image first, so that one it refuses leaves the old one in the drive.
  func setMedium(_ medium: Medium?, _ drive: CDDrive, isForced: Bool, _ seconds: Double, _ action: Action)
    throws(EngineFault)
  {
    let file = try medium.map { medium throws(EngineFault) in try Self.opened(medium.target) }
    defer { if let file { close(file) } }
    let qemu = try monitor(of: drive, seconds)
    if isForced || medium == nil {
      try changing(drive, qemu, isForced ? 0 : seconds, action) { () throws(EngineFault) in
        try qemu.run("eject", isForced ? ["id": drive.qemuID, "force": "true"] : ["id": drive.qemuID])
      }
    }
    guard let medium, let file else { return }
    let answer = try qemu.run("add-fd", ["opaque": "xlplug"], passing: file)
    guard let set = answer["fdset-id"].integer else {
      throw .qemu(.refused(command: "add-fd", reason: "expected a number in 'fdset-id'"))
    }
    try changing(drive, qemu, isForced ? 0 : seconds, action) { () throws(EngineFault) in
      let image = "/dev/fdset/\(set)"
      try qemu.run(
        "blockdev-change-medium",
        ["id": drive.qemuID, "filename": image, "format": medium.driver]
      )
    }
  }

  /// The image, opened for reading once; its name is not looked up again.
  private static func opened(_ path: [UInt8]) throws(EngineFault) -> Int32 {
    let descriptor = unsafe (path + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe text.baseAddress.map { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) } ?? -1
      }
    }
    guard descriptor >= 0 else { throw .qemu(.image(path, reason: systemWords(errno))) }
    var status = stat()
    let kind = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFREG || kind == S_IFBLK { return descriptor }
    close(descriptor)
    throw .qemu(.image(path, reason: "expected a regular file or a block device"))
  }

  /// Has qemu run a command that changes the drive.
  ///
  /// Where the guest has locked the medium, qemu asks the guest to unlock it, and the guest has some seconds.
  private func changing(
    _ drive: CDDrive,
    _ qemu: QEMUMonitor,
    _ seconds: Double,
    _ action: Action,
    _ body: () throws(EngineFault) -> Void
  ) throws(EngineFault) {
    let hadChanged = hasChangedMedium
    let deadline = Deadline(in: seconds)
    while true {
      // A command whose answer is missing may have been carried out.
      deviceRun?.facts.hasChangedMedium = true
      do { return try body() } catch {
        guard case .qemu(.refused) = error else { throw error }
        deviceRun?.facts.hasChangedMedium = hadChanged
        guard !deadline.isOver, try qemu.drive(drive.qemuID)?.isHeld == true else { throw error }
      }
      try awaitUnlocked(drive, qemu, until: deadline, action)
    }
  }

  /// Waits until the guest has unlocked the medium.
  private func awaitUnlocked(
    _ drive: CDDrive,
    _ qemu: QEMUMonitor,
    until deadline: Deadline,
    _ action: Action
  ) throws(EngineFault) {
    var toldSeconds = 0
    while try qemu.drive(drive.qemuID)?.isHeld == true {
      if deadline.isOver { throw .qemu(.locked(drive, seconds: deadline.seconds)) }
      let elapsed = Int(deadline.seconds - deadline.secondsLeft)
      if elapsed > toldSeconds {
        toldSeconds = elapsed
        options.caller.observer(.waiting(action, seconds: elapsed, found: nil))
      }
      var heard = pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&heard, 1, Self.unlockPauseMilliseconds) > 0 { throw .interrupted }
      // The wait for the guest is no wait for qemu.
      qemu.allow(until: Deadline(in: deadline.seconds), interruptedBy: interrupt)
    }
  }

  /// Writes the medium of a drive, as long as the drive is there; libxl's record is written under the same
  /// lock.
  func publish(_ medium: Medium?, _ drive: CDDrive, _ action: Action) throws(EngineFault) {
    defer { held.recordLock = nil }
    let record = drive.address.toolstackPath.appending("frontend")
    let isThere = try commit { transaction throws(StoreFault) -> Bool in
      guard try self.client.readIfPresent(record, in: transaction) != nil else { return false }
      try self.client.apply(action.storeChanges, in: transaction)
      return true
    }
    guard isThere else { throw .noSuchDevice("\(drive.address)") }
  }

  // MARK: libxl

  /// Has the toolstack change a medium.
  func change(by toolstack: any Toolstack, _ call: ToolstackCall, _ plan: Plan) throws(EngineFault) -> String?
  {
    guard let change = call.mediumChange else { return nil }
    if try state(of: call.address.backendPath) == .initialising {
      return try byHand(
        call,
        plan,
        since: "the drive was empty when the guest was created, and libxl's change would crash QEMU"
      )
    }
    found.recorded = call.record.flatMap { try? LibxlRecords.read($0.document) }.map { Recorded(before: $0) }
    deviceRun?.facts.hasHandedOver = true
    do {
      return try ask(toolstack, call, plan, interruptDescriptor: interrupt, options.caller.observer)
    } catch {
      // libxl empties the drive before it checks the new medium; where it did not come to that, there is
      // nothing to roll back.
      let params = peek(change.drive.address.toolstackPath.appending("params")) ?? []
      deviceRun?.facts.hasChangedMedium = true
      if case .toolstack(let failure) = error, failure.awaited == nil,
        let state = try? monitor(of: change.drive, options.times.mediumSeconds).drive(change.drive.qemuID)
      {
        deviceRun?.facts.hasChangedMedium = state.hasMedium != (change.before != nil)
      }
      let isAnother = hasChangedMedium || Medium(params: params) != change.before
      deviceRun?.facts.hasHandedOver = isAnother
      throw error
    }
  }
}
