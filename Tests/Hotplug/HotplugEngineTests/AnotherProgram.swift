import HotplugPlan
import HotplugState
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// Another toolstack that works on the devices of a host: it writes what xl writes, and so no mark.
struct AnotherProgram {
  let host: EngineHost

  /// Detaches the device of a plan, whoever attached it, and attaches one by the same words.
  ///
  /// With `isConnected` the guest uses it at the end; `loop` is the loop device that it is on, for a command
  /// may free what the backend names.
  func replace(_ plan: Plan, isConnected: Bool = true, loop: String? = nil) throws {
    let client = try host.store.client()
    let device = plan.address
    let created = plan.steps.flatMap(\.action.storeChanges)
    // With its states, so that nobody has to take it up.
    var keys = [("state", "2")]
    if isConnected {
      keys = [("physical-device", "7:0"), ("hotplug-status", "connected"), ("state", "4")]
    }
    if let loop { keys.append(("node", loop)) }
    try client.transaction { transaction throws(StoreFault) in
      try client.apply(device.eraseOperations() + created, in: transaction)
      for (name, value) in keys {
        try client.write(device.backendPath.appending(name), Array(value.utf8), in: transaction)
      }
      if isConnected {
        try client.write(
          device.frontendPath.appending("state"),
          XenbusState.connected.value,
          in: transaction
        )
      }
    }
  }
}

extension EngineHost {
  /// The marks of a device: in the toolstack's record and in the backend's directory.
  func marks(of device: DeviceAddress) throws -> [String?] {
    let places = [device.toolstackPath, device.backendPath].map { $0.appending("xlplug-instance") }
    return try store.client().readIfPresent(places).map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Puts a journal of a killed attach in place, and gives its file's path.
  func leaveJournal(_ plan: Plan, _ instance: Instance?, isToolstacks: Bool = false) throws -> String {
    var journal = Journal()
    (journal.instance, journal.isToolstacks) = (instance, isToolstacks)
    journal.script = Array((plan.request?.scriptPath ?? "").utf8)
    if case .disk(let disk)? = plan.request { journal.target = disk.target }
    let directory = try RuntimeDirectory(for: store.address)
    let device = plan.address
    try journal.write(for: device, in: directory)
    return directory.file("\(device.kind.rawValue)-\(device.domid)-\(device.devid).journal")
  }
}
