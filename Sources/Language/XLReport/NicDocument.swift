public import JSON
public import XLModel
public import XLSyntax

/// The members of `libxl_device_nic` that a vif string sets to something else than libxl's default.
///
/// Names and shapes are those of xl's own dry run (`xl -N network-attach`, `xl create -n`, 4.17 to 4.23).
public struct NicDocument: Hashable, Sendable {
  /// The number that libxl has before a string is read; in a list xl fills in the index.
  private static let unsetDevid: Int32 = -1

  /// The members, sorted by name.
  public let members: [JSONValue.Member]

  /// The members of an interface; the element of a list gets number 0 where the string has none.
  public init(_ spec: NicSpec, form: VifSyntax.Form) {
    var members: [JSONValue.Member] = []
    for (key, value) in spec.values where key.kind == .string && key != .netdev && key != .gatewaydev {
      if let field = key.field { members.append(.init(field, .bytes(value.value))) }
    }
    if let gateway = spec.gatewayDevice { members.append(.init("gatewaydev", .bytes(gateway.value))) }
    let devid = spec.devid ?? (form == .configuration ? 0 : Self.unsetDevid)
    if devid != Self.unsetDevid { members.append(.init("devid", .integer(Int64(devid)))) }
    if spec.mtu != 0 { members.append(.init("mtu", .integer(Int64(spec.mtu)))) }
    if let mac = spec.mac { members.append(.init("mac", .string(mac.description))) }
    if let type = spec.type { members.append(.init("nictype", .string(type.rawValue))) }
    if spec.rateBytesPerInterval != 0 {
      members.append(.init("rate_bytes_per_interval", .unsigned(spec.rateBytesPerInterval)))
    }
    if spec.rateIntervalMicroseconds != 0 {
      members.append(.init("rate_interval_usecs", .integer(Int64(spec.rateIntervalMicroseconds))))
    }
    if let isTrusted = spec.isTrusted {
      members.append(.init("trusted", .string(isTrusted ? "True" : "False")))
    }
    self.members = members.sorted { $0.name < $1.name }
  }
}
