public import HotplugScript

/// One execution of a hotplug script for a device; the environment is filled in when it is run.
public struct ScriptStep: Hashable, Sendable {
  /// Which execution it is.
  public var call: ScriptCall
  /// The script, absolute.
  public var path: String
  /// The device.
  public var address: DeviceAddress
  /// Whether an emulated card exists beside the interface, so that scripts also get `INTERFACE`.
  public var isEmulated: Bool
  /// The value of `netdev` in the environment; empty where no gateway device was given.
  public var gatewayDevice: [UInt8]

  /// One execution of a script for a device.
  public init(
    _ call: ScriptCall,
    path: String,
    address: DeviceAddress,
    isEmulated: Bool = false,
    gatewayDevice: [UInt8] = [],
  ) {
    self.call = call
    self.path = path
    self.address = address
    self.isEmulated = isEmulated
    self.gatewayDevice = gatewayDevice
  }

  /// Whether it makes a connection, so that failing it fails the attach.
  public var isConnecting: Bool {
    switch call {
    case .blockAdd, .vifOnline, .tapAdd: true
    case .blockRemove, .vifOffline, .tapRemove: false
    }
  }

  /// The same script's execution that takes the connection away again.
  public var undoing: ScriptStep {
    var step = self
    step.call =
      switch call {
      case .blockAdd, .blockRemove: .blockRemove
      case .vifOnline, .vifOffline: .vifOffline
      case .tapAdd, .tapRemove: .tapRemove
      }
    return step
  }

  /// The whole environment; of the caller's, a little, and the variables that `further` names.
  public func environment(caller: [String: [UInt8]], further: Set<String> = []) -> [String: [UInt8]] {
    ScriptEnvironment(
      script: path,
      backendKind: address.backend.rawValue,
      guest: UInt32(address.domid),
      device: UInt32(address.devid),
      network: address.kind == .vif ? .init(isEmulated: isEmulated, gatewayDevice: gatewayDevice) : nil,
    ).variables(caller: caller, further: further)
  }
}

extension ScriptStep: CustomStringConvertible {
  /// Path and arguments.
  public var description: String { ([path] + call.arguments).joined(separator: " ") }
}
