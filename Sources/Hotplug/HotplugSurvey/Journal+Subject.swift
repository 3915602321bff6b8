package import HotplugOutcome
package import HotplugPlan
package import HotplugState
import XenstoreHost
import XenstoreWire

extension Journal {
  /// The device at the address of a journal, as a later command finds it.
  package enum Subject: Hashable, Sendable {
    /// What the killed attach had done of it, which no guest uses.
    case unfinished
    /// The very device, and the guest uses it.
    case inUse
    /// A device that another program has attached since.
    case another
  }
}

extension HostSurvey {
  /// What a journal is about now.
  ///
  /// A toolstack of Xen's writes the entries without a mark. A device without one is taken for what the
  /// killed attach had it make only where script and target are those of the journal and no guest uses it;
  /// with `isPartial` either key may be missing.
  package func subject(
    of journal: Journal,
    _ device: DeviceAddress,
    seenBy side: DeviceSide = .toolstack,
    isPartial: Bool = false
  ) throws(EngineFault) -> Journal.Subject {
    let record =
      switch side {
      case .toolstack: device.toolstackPath
      case .server: device.backendPath
      }
    let places = [
      device.backendPath.appending("state"), record.appending("script"), record.appending("params"),
    ]
    let (occupant, found): (Occupant, [[UInt8]?])
    do {
      occupant = try client.occupant(of: device, seenBy: side)
      found = try client.readIfPresent(places)
    } catch {
      throw .store(error)
    }
    let isInUse = found[0].flatMap { XenbusState(value: $0) } == .connected
    switch occupant {
    case .nobody: return .unfinished
    case .marked(let instance) where instance == journal.instance: return isInUse ? .inUse : .unfinished
    case .marked: return .another
    case .unmarked:
      let script = found[1] ?? (isPartial ? journal.script : [])
      let target = found[2] ?? (isPartial ? journal.target : [])
      let isAlike = script == journal.script && (device.kind == .vif || target == journal.target)
      return journal.isToolstacks && isAlike && !isInUse ? .unfinished : .another
    }
  }

  /// What the journal of a device is about now; nil if absent.
  package func journalSubject(of device: DeviceAddress, in directory: RuntimeDirectory) throws(EngineFault)
    -> Journal.Subject?
  {
    guard let journal = Journal(of: device, in: directory) else { return nil }
    return try subject(of: journal, device)
  }
}
