import DiskImages
import HotplugOutcome
import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
import XenstoreHost
import XenstoreWire

/// How far the removal of a device has come, in notes that a later command reads (`RemovalNote`).
extension NativeEngine {
  /// Notes that a removal begins, a script's or a toolstack's; what became of an earlier one.
  ///
  /// Throws where the device is another one by now, which a remove execution must not reach, and where the
  /// store is gone: without a note the next detach would take a second run for the first. A note that the
  /// store refuses stops no removal, unless the script would free the loop device of another image.
  func beginRemoval(_ removal: String, _ device: DeviceAddress) throws(EngineFault) -> EarlierRemoval {
    do { return try noteRemoval(removal, device) } catch {
      guard error.isStoreGone else { throw error }
      try? client.reconnectIfBroken()
      return try noteRemoval(removal, device)
    }
  }

  private func noteRemoval(_ removal: String, _ device: DeviceAddress) throws(EngineFault) -> EarlierRemoval {
    let began = RemovalNote.began(removal, device)
    let others = [RemovalNote.libxl, ScriptCall.blockRemove.rawValue].map { RemovalNote.began($0, device) }
    let paths = [
      RemovalNote.done(removal, device), RemovalNote.unneeded(removal, device), began, device.takenLoopNote,
      device.backendPath, device.failedRemovalNote,
    ]
    var isForeign = false
    do {
      let earlier = try commit(on: device) { transaction throws(StoreFault) -> EarlierRemoval in
        let values = try self.client.readIfPresent(paths + others, in: transaction)
        if values[0] != nil { return .done }
        if values[1] != nil { return .unneeded }
        let (own, taken) = (Self.isFreed(values[2]), Self.isFreed(values[3]))
        isForeign = own || taken || values[5...].contains(where: Self.isOfAnotherFile)
        // Another guest may have it by now, and the script would free it.
        if isForeign {
          try self.client.removeIfPresent(device.backendPath.appending("node"), in: transaction)
        }
        // A detach without a script was killed: for a script there is nothing else to remove.
        if taken { return removal == RemovalNote.libxl ? .cutShort : .done }
        if values[2] != nil { return .cutShort }
        // A note must not bring back a directory that is gone. It is there before the script is.
        let note = isForeign ? RemovalNote.value : self.loopNote
        if values[4] != nil { try self.client.write(began, note, in: transaction) }
        return .none
      }
      if isForeign { found.traces.loop = nil }
      return earlier
    } catch {
      if case .store(.refused) = error, !isForeign { return .none }
      throw error
    }
  }

  /// Whether the loop device that a note names has no longer the file that the note names.
  private static func isFreed(_ note: [UInt8]?) -> Bool {
    note.flatMap { LoopAttachment(record: $0) }?.isCurrent == false
  }

  /// Whether it has another file: a script whose loop device is only free reports that itself.
  private static func isOfAnotherFile(_ note: [UInt8]?) -> Bool {
    guard let noted = note.flatMap({ LoopAttachment(record: $0) }),
      let now = LoopAttachment(of: noted.loop)
    else { return false }
    return now != noted
  }

  /// The value of a note that names the loop device to be freed, where there is one.
  var loopNote: [UInt8] { found.traces.loop?.record ?? RemovalNote.value }

  /// Changes notes, as long as the backend's directory of the very device is there.
  private func note(_ changes: [StoreOperation], _ device: DeviceAddress) {
    try? commit(on: device) { transaction throws(StoreFault) in
      guard try self.client.readIfPresent(device.backendPath, in: transaction) != nil else { return }
      try self.client.apply(changes, in: transaction)
    }
  }

  /// Notes that a remove execution came to its end without success, so that the next one is no second run of
  /// something that was cut short.
  func noteRemovalFailed(_ removal: ScriptStep) {
    if removal.isConnecting { return }
    let device = removal.address
    let began = RemovalNote.began(removal.call.rawValue, device)
    note([.remove(began), .write(device.failedRemovalNote, loopNote)], device)
  }

  /// Whether the script of a device had connected it, so that its remove execution has something to remove;
  /// one that has failed before reports it too.
  func wasConnected(_ device: DeviceAddress) -> Bool {
    if peek(device.failedRemovalNote) != nil { return true }
    switch device.kind {
    case .vbd: return peek(device.backendPath.appending("physical-device")) != nil
    case .vif: return peek(device.backendPath.appending("hotplug-status")) == Array("connected".utf8)
    }
  }

  /// Notes that a removal succeeded.
  func noteRemovalDone(_ action: Action) {
    let (call, device): (ScriptCall, DeviceAddress)
    switch action {
    case .run(let script) where !script.isConnecting: (call, device) = (script.call, script.address)
    case .disconnect(let address): (call, device) = (.blockRemove, address)
    default: return
    }
    note([.write(RemovalNote.done(call.rawValue, device), RemovalNote.value)], device)
  }

  /// Whether the remove execution of a script succeeded.
  func isRemovalDone(_ call: ScriptCall, _ device: DeviceAddress) -> Bool {
    client.isNoted(RemovalNote.done(call.rawValue, device))
  }

  /// Drops a remove execution, and notes that for the process that finishes the rollback if this process is
  /// killed.
  ///
  /// A script that fails by itself has cleaned up (the document of 2012). Its remove execution would find
  /// what another guest has: Xen's block-iscsi logs out of a session that was there before, and vif-bridge
  /// takes the interface down that has the name.
  func dropRemoval(_ removal: ScriptStep) {
    deviceRun?.facts.removalsDue.remove(removal)
    let unneeded = RemovalNote.unneeded(removal.call.rawValue, removal.address)
    note([.write(unneeded, RemovalNote.value)], removal.address)
    noteRemovalOver(removal.address)
  }

  /// Notes in the journal that no remove execution is owed any more: the notes in the store go with the
  /// entries, and the journal stays where something else is left.
  func noteRemovalOver(_ device: DeviceAddress) {
    guard deviceRun?.facts.removalsDue.isEmpty ?? false, found.device.journal != nil else { return }
    found.device.journal?.isRemovalOver = true
    try? found.device.journal?.write(for: device, in: runtime)
  }

  /// Whether the connecting execution failed by itself.
  func isRemovalUnneeded(_ removal: ScriptStep) -> Bool {
    client.isNoted(RemovalNote.unneeded(removal.call.rawValue, removal.address))
  }
}
