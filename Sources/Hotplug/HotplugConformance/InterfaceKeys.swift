/// The keys that the interfaces of a run have.
public struct InterfaceKeys: Sendable {
  /// The bridge, which exists; nil for one that is made.
  public var bridge: [UInt8]?
  /// The value of `ip`; nil for none.
  public var ip: [UInt8]?
  /// The value of `gatewaydev`, an interface that exists; nil for none.
  public var gatewayDevice: [UInt8]?

  /// No keys but those of each interface.
  public init() {}

  /// Whether a key names an interface of the network that the command runs in.
  var needsHost: Bool { bridge != nil || gatewayDevice != nil }
}
