/// A network interface as libxl takes it (`libxl_device_nic`), with libxl's defaults for what is not said.
public struct LibxlNic: Hashable, Sendable {
  /// What the guest sees (`libxl_nic_type`).
  public enum Kind: Int32, Hashable, Sendable {
    /// libxl chooses by the guest.
    case unknown
    /// An emulated one beside the paravirtual one.
    case emulated
    /// A paravirtual one.
    case paravirtual
  }

  /// The domain of the backend.
  public var backendDomid: UInt32 = 0
  /// Its name, which libxl looks up and prefers to the number.
  public var backendDomname: [UInt8]?
  /// Its number in the guest from 0; -1: the next free one.
  public var devid: Int32 = -1
  /// Bytes of a packet; 0: libxl's default, or the bridge's.
  public var mtu: Int32 = 0
  /// The model of an emulated one.
  public var model: [UInt8]?
  /// Its address, six bytes; zeros: libxl makes one up.
  public var mac = [UInt8](repeating: 0, count: 6)
  /// Addresses for the script.
  public var ip: [UInt8]?
  /// The bridge.
  public var bridge: [UInt8]?
  /// The name of the backend's interface.
  public var ifname: [UInt8]?
  /// The hotplug script; libxl's own if there is none.
  public var script: [UInt8]?
  /// What the guest sees.
  public var type = Kind.unknown
  /// Bytes that may be sent in an interval; 0: no limit.
  public var rateBytesPerInterval: UInt64 = 0
  /// The interval in microseconds.
  public var rateIntervalMicroseconds: UInt32 = 0
  /// The interface that packets are routed to, for the script.
  public var gatewayDevice: [UInt8]?
  /// Whether the guest may trust the backend; nil is libxl's default.
  public var trusted: Bool?

  /// An interface of defaults.
  public init() {}
}
