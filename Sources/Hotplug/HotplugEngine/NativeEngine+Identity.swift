import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// The identity of the device that a run is about.
extension NativeEngine {
  /// What became of a transaction that changes a device.
  private enum Guarded<R> {
    case done(R)
    case replaced
    case noLongerMeant
  }

  /// Runs `body` in a transaction, as `commit` does, if the device at the address is the one that the run is
  /// about, or none is there; throws `.replaced` or `.noLongerMeant` where nothing was changed.
  ///
  /// A run that does not know its device yet takes the one that it finds, and with `adopting` marks it where
  /// it has no mark.
  func commit<R>(
    on device: DeviceAddress,
    adopting fresh: Instance? = nil,
    _ body: (TransactionID) throws(StoreFault) -> R,
    orFind look: () throws(StoreFault) -> R? = { () throws(StoreFault) in nil }
  ) throws(EngineFault) -> R {
    let result = try commit { transaction throws(StoreFault) -> Guarded<R> in
      guard try self.options.hooks.isStillMeant(self.client, transaction) else { return .noLongerMeant }
      let occupant = try self.client.occupant(of: device, seenBy: self.side, in: transaction)
      if let fresh { try self.take(occupant, of: device, adopting: fresh, in: transaction) }
      guard occupant.isFree(for: self.found.device.instance) || fresh != nil else { return .replaced }
      return .done(try body(transaction))
    } orFind: { () throws(StoreFault) in
      try look().map { .done($0) }
    }
    switch result {
    case .done(let value): return value
    case .replaced: throw .replaced(device)
    case .noLongerMeant: throw .noLongerMeant(device)
    }
  }

  /// Makes the device at an address the one that the run is about.
  private func take(
    _ occupant: Occupant,
    of device: DeviceAddress,
    adopting fresh: Instance,
    in transaction: TransactionID
  ) throws(StoreFault) {
    switch occupant {
    case .nobody: self.found.device.instance = nil
    case .marked(let instance): found.device.instance = instance
    case .unmarked:
      found.device.instance = fresh
      try mark(device, as: fresh, in: transaction)
    }
  }

  private func mark(
    _ device: DeviceAddress,
    as instance: Instance,
    in transaction: TransactionID
  ) throws(StoreFault) {
    for case .write(let path, let digits) in instance.marks(of: device, by: side) {
      // A mark must not bring back a directory that is gone.
      guard let home = path.parent, try client.readIfPresent(home, in: transaction) != nil else { continue }
      try client.write(path, digits, in: transaction)
    }
  }

  /// Marks the device that a toolstack has made for this run, once, as soon as it is known to be its own.
  ///
  /// There was no device when the toolstack was asked, and it runs scripts only for entries that it has
  /// committed itself, whatever the store has refused of them. Before it runs one, the entries may be those
  /// of another program: then they are its own only where they have the script and the target of the plan,
  /// or lack them after it may have written.
  func markDevice(_ device: DeviceAddress, madeBy toolstack: any Toolstack) throws(EngineFault) {
    guard let journal = found.device.journal, journal.isToolstacks else { return }
    if toolstack.startedScriptCount == 0 {
      let isPartial = toolstack.hasWritten
      guard isPartial || peek(device.backendPath) != nil,
        try HostSurvey(client).subject(of: journal, device, isPartial: isPartial) == .unfinished
      else { return }
    }
    try markToolstacksDevice(device)
  }

  /// Marks the device that a toolstack has made, once.
  func markToolstacksDevice(_ device: DeviceAddress) throws(EngineFault) {
    guard let instance = found.device.instance, found.device.journal?.isToolstacks ?? false else { return }
    try commit { transaction throws(StoreFault) in
      guard try self.client.occupant(of: device, in: transaction) == .unmarked else { return }
      try self.mark(device, as: instance, in: transaction)
    }
    // From now on a device without a mark is another one.
    found.device.journal?.isToolstacks = false
    try found.device.journal?.write(for: device, in: runtime)
  }

  /// Refuses to go on with a device that another program has detached and attached again.
  func checkIdentity(of device: DeviceAddress) throws(EngineFault) {
    let occupant = try store { () throws(StoreFault) in
      try self.client.occupant(of: device, seenBy: self.side)
    }
    guard occupant.isFree(for: found.device.instance) else { throw .replaced(device) }
  }
}

extension EngineFault {
  /// Whether the device is another one by now, so that nothing of it may be changed.
  var isReplaced: Bool { if case .replaced = self { true } else { false } }
}
