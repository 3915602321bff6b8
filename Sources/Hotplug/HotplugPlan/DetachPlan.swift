import HotplugScript

/// What the store says about a device that is to go; read from the toolstack's own record, never from the
/// guest's.
public struct AttachedDevice: Hashable, Sendable {
  /// The device.
  public var address: DeviceAddress
  /// The script that connected it, absolute; nil where none is recorded.
  public var scriptPath: String?
  /// Whether an emulated card goes with an interface.
  public var isEmulated: Bool
  /// The gateway device of an interface; empty for none.
  public var gatewayDevice: [UInt8]
  /// Whether the engine disconnects a disk in its own process, instead of the `block` script.
  public var isBuiltIn = false

  /// A device that the store knows.
  public init(
    _ address: DeviceAddress,
    scriptPath: String?,
    isEmulated: Bool = false,
    gatewayDevice: [UInt8] = []
  ) {
    self.address = address
    self.scriptPath = scriptPath
    self.isEmulated = isEmulated
    self.gatewayDevice = gatewayDevice
  }

  /// The executions that disconnect it, in libxl's order: vif, then tap.
  var disconnectingCalls: [ScriptStep] {
    guard let scriptPath else { return [] }
    func step(_ call: ScriptCall) -> ScriptStep {
      ScriptStep(
        call,
        path: scriptPath,
        address: address,
        isEmulated: isEmulated,
        gatewayDevice: gatewayDevice,
      )
    }
    switch address.kind {
    case .vbd: return [step(.blockRemove)]
    case .vif: return isEmulated ? [step(.vifOffline), step(.tapRemove)] : [step(.vifOffline)]
    }
  }
}

extension Plan {
  /// The plan that takes a device away, run in the domain `ownDomid`.
  ///
  /// Its steps have no undo: a device that was requested to close cannot be requested to stay, so a detach
  /// that stops half way is finished by detaching again.
  public init(detaching device: AttachedDevice, ownDomid: UInt16 = 0, times: PlanTimes = PlanTimes()) {
    let address = device.address
    var actions: [Action] = [.announceClosing(address), .awaitClosed(address, seconds: times.closedSeconds)]
    if address.backendDomid == ownDomid {
      let isBuiltIn = device.isBuiltIn && address.backend == .vbd
      actions += isBuiltIn ? [.disconnect(address)] : device.disconnectingCalls.map { .run($0) }
    } else {
      actions.append(.awaitRemoteRemoval(address, seconds: times.remoteRemovalSeconds))
    }
    actions.append(.erase(address))
    self.init(.detach, address, steps: actions.map { Step($0) })
  }
}
