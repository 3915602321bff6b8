public import XLText

/// How a guest sees its interface.
public enum NicType: String, Hashable, Sendable, CaseIterable {
  /// Paravirtual only: `type=vif`.
  case vif
  /// Emulated by QEMU as well: `type=ioemu`.
  case vif_ioemu
}

/// A network interface as a vif string describes it; what is nil or 0 was not written and gets libxl's
/// default.
public struct NicSpec: Hashable, Sendable {
  /// The bytes of every parameter by key, as written; the last of one that is repeated, none of a flag.
  public internal(set) var values: [NicKey: Sourced<[UInt8]>] = [:]
  /// The hardware address; nil where none is written or it is all zero, for which libxl makes one up.
  public internal(set) var mac: MACAddress?
  /// Paravirtual or emulated.
  public internal(set) var type: NicType?
  /// The limit on what the guest sends.
  public internal(set) var rate: Rate?
  /// The number of the interface, as written, wrapped to 32 bits.
  public internal(set) var devid: Int32?
  /// The largest packet in bytes, wrapped to 32 bits; 0 for libxl's default of 1500.
  public internal(set) var mtu: Int32 = 0
  /// Whether the guest may trust the backend.
  public internal(set) var isTrusted: Bool?
  /// The last written of `gatewaydev` and its old name `netdev`.
  public internal(set) var gatewayDevice: Sourced<[UInt8]>?

  /// The bridge.
  public var bridge: Sourced<[UInt8]>? { values[.bridge] }
  /// The addresses given to scripts.
  public var ip: Sourced<[UInt8]>? { values[.ip] }
  /// The hotplug script.
  public var script: Sourced<[UInt8]>? { values[.script] }
  /// The domain that holds the other end.
  public var backendDomain: Sourced<[UInt8]>? { values[.backend] }
  /// The name of the interface in the backend domain.
  public var interfaceName: Sourced<[UInt8]>? { values[.vifname] }
  /// The card that QEMU emulates.
  public var model: Sourced<[UInt8]>? { values[.model] }
  /// The VLANs of the bridge port; since 4.19.
  public var vlan: Sourced<[UInt8]>? { values[.vlan] }
  /// COLO's forward interface.
  public var forwardDevice: Sourced<[UInt8]>? { values[.forwarddev] }
  /// Bytes that pass in one interval; 0 where there is no limit.
  public var rateBytesPerInterval: UInt64 { rate?.bytesPerInterval ?? 0 }
  /// The interval in microseconds; 0 where there is no limit.
  public var rateIntervalMicroseconds: UInt32 { rate?.intervalMicroseconds ?? 0 }

  /// An interface with nothing said about it.
  public init() {}

  /// Gives a parameter whose value is text the value that it has where the string leaves it open.
  public mutating func preset(_ key: NicKey, _ value: [UInt8]) {
    precondition(key.kind == .string, "the value of '\(key.name)' is no text")
    let preset = Sourced(value, at: ByteRange(0, 0))
    if key.field == NicKey.gatewaydev.field {
      gatewayDevice = gatewayDevice ?? preset
    } else {
      values[key] = values[key] ?? preset
    }
  }

  /// Where the value of a parameter was written; nil where it was not.
  public func range(of key: NicKey) -> ByteRange? { values[key]?.range }
}
