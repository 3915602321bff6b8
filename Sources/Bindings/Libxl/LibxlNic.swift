import CLibxl

/// A network interface as libxl is notified of it (`libxl_device_nic`); what is nil is left to libxl.
public struct LibxlNic: Hashable, Sendable {
  /// What the guest sees.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A paravirtual interface only.
    case paravirtual
    /// An emulated card beside it.
    case emulated
  }

  /// The domain that serves it.
  public var backendDomid: UInt32 = 0
  /// Its number; -1 for the next one that is free.
  public var devid: Int32 = -1
  /// The largest packet, in bytes; 0 for libxl's default.
  public var mtu: Int32 = 0
  /// The six bytes of its address; all zero for an address that libxl generates.
  public var mac: [UInt8] = [0, 0, 0, 0, 0, 0]
  /// The guest's addresses, for the script.
  public var ip: [UInt8]?
  /// The bridge.
  public var bridge: [UInt8]?
  /// The name that the interface gets.
  public var ifname: [UInt8]?
  /// The interface that routing scripts send through.
  public var gatewayDevice: [UInt8]?
  /// The script, where it is not the usual one.
  public var script: [UInt8]?
  /// What the guest sees.
  public var type = Kind.paravirtual
  /// Bytes that may be sent in one interval; 0 for no limit.
  public var rateBytesPerInterval: UInt64 = 0
  /// The interval, in microseconds.
  public var rateIntervalMicroseconds: UInt32 = 0
  /// Whether the guest trusts the backend.
  public var trusted: Bool?

  /// A paravirtual interface of which everything is left to libxl.
  public init() {}

  /// libxl's own JSON of it, which needs neither a context nor Xen; nil where memory is short.
  public func json(_ library: LibxlLibrary) -> String? {
    withNic { nic in taken(clibxl_nic_json(library.table, nic)) }
  }

  /// Calls with the C structure, whose strings live for the call.
  func withNic<R>(_ body: (UnsafePointer<clibxl_nic>) -> R) -> R {
    withStrings([ip, bridge, ifname, script, gatewayDevice]) { strings in
      var nic = clibxl_nic()
      (nic.backend_domid, nic.devid, nic.mtu) = (backendDomid, devid, mtu)
      withUnsafeMutableBytes(of: &nic.mac) { $0.copyBytes(from: mac.prefix($0.count)) }
      (nic.ip, nic.bridge, nic.ifname) = (strings[0], strings[1], strings[2])
      (nic.script, nic.gateway) = (strings[3], strings[4])
      nic.kind = Int32(type == .emulated ? CLIBXL_NIC_EMULATED : CLIBXL_NIC_PARAVIRTUAL)
      (nic.rate_bytes, nic.rate_microseconds) = (rateBytesPerInterval, rateIntervalMicroseconds)
      nic.trusted = choice(trusted)
      return withUnsafePointer(to: nic, body)
    }
  }
}
