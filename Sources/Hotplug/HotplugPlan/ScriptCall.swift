/// One execution of a hotplug script, as the protocol names it; the environment is filled in when it is run.
public struct ScriptCall: Hashable, Sendable {
  /// Which connection is made or taken away.
  public enum Verb: String, Hashable, Sendable {
    /// Connect a block device.
    case blockAdd
    /// Disconnect a block device.
    case blockRemove
    /// Connect a virtual interface.
    case vifOnline
    /// Disconnect a virtual interface.
    case vifOffline
    /// Connect the emulated card's tap interface.
    case tapAdd
    /// Disconnect the emulated card's tap interface.
    case tapRemove
  }

  /// Which execution it is.
  public var verb: Verb
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
    _ verb: Verb,
    path: String,
    address: DeviceAddress,
    isEmulated: Bool = false,
    gatewayDevice: [UInt8] = []
  ) {
    self.verb = verb
    self.path = path
    self.address = address
    self.isEmulated = isEmulated
    self.gatewayDevice = gatewayDevice
  }

  /// Whether it makes a connection, so that failing it fails the attach.
  public var isConnecting: Bool {
    switch verb {
    case .blockAdd, .vifOnline, .tapAdd: true
    case .blockRemove, .vifOffline, .tapRemove: false
    }
  }

  /// The same script's execution that takes the connection away again.
  public var undoing: ScriptCall {
    var call = self
    call.verb =
      switch verb {
      case .blockAdd, .blockRemove: .blockRemove
      case .vifOnline, .vifOffline: .vifOffline
      case .tapAdd, .tapRemove: .tapRemove
      }
    return call
  }

  /// The arguments after `$0` (tools/libs/light/libxl_linux.c, Xen 4.17; the document of 2012 agrees).
  public var arguments: [String] {
    switch verb {
    case .blockAdd: ["add"]
    case .blockRemove: ["remove"]
    case .vifOnline: ["online", "type_if=vif"]
    case .vifOffline: ["offline", "type_if=vif"]
    case .tapAdd: ["add", "type_if=tap"]
    case .tapRemove: ["remove", "type_if=tap"]
    }
  }
}

extension ScriptCall: CustomStringConvertible {
  /// Path and arguments.
  public var description: String { ([path] + arguments).joined(separator: " ") }
}
