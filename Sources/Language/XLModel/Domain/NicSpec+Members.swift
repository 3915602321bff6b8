internal import XLText

extension NicSpec {
  /// The number that libxl has before a string is read, and does not print.
  private static let unsetDevid: Int32 = -1

  /// The keys whose text is a member, in the order of `libxl_device_nic` (libxl_types.idl, 4.17 and, for
  /// `vlan`, 4.19).
  private static let textKeys: (number: [NicKey], address: [NicKey], rest: [NicKey]) = (
    [.vlan, .model], [.ip, .bridge, .vifname, .script], [.forwarddev] + NicKey.colo
  )

  /// The members of `libxl_device_nic` as a domain lists them, for the interface at an index of the list;
  /// sorted by name.
  ///
  /// Observed with `xl create -n`, 4.17 to 4.23.
  public func members(index: Int) -> [DomainMember] {
    orderedMembers(devid: devid ?? Int32(truncatingIfNeeded: index)).sorted { $0.path < $1.path }
  }

  /// The members of `libxl_device_nic`, in its order; what libxl begins with is left out.
  ///
  /// A `devid` of nil or -1 is what libxl begins with.
  public func orderedMembers(devid: Int32?) -> [DomainMember] {
    var members: [DomainMember] = []
    func add(_ name: String, _ text: Sourced<[UInt8]>?) {
      if let text { members.append(DomainMember(name, .text(text.value))) }
    }
    func add(_ keys: [NicKey]) {
      for key in keys { if let field = key.field { add(field, values[key]) } }
    }
    add([.backend])
    if let devid, devid != Self.unsetDevid { members.append(DomainMember("devid", .number(Int64(devid)))) }
    if mtu != 0 { members.append(DomainMember("mtu", .number(Int64(mtu)))) }
    add(Self.textKeys.number)
    if let mac { members.append(DomainMember("mac", .name(mac.description))) }
    add(Self.textKeys.address)
    if let type { members.append(DomainMember("nictype", .name(type.rawValue))) }
    let (bytes, interval) = (rateBytesPerInterval, rateIntervalMicroseconds)
    if bytes > UInt64(Int64.max) {
      members.append(DomainMember("rate_bytes_per_interval", .unsigned(bytes)))
    } else if bytes != 0 {
      members.append(DomainMember("rate_bytes_per_interval", .number(Int64(bytes))))
    }
    if interval != 0 { members.append(DomainMember("rate_interval_usecs", .number(Int64(interval)))) }
    add("gatewaydev", gatewayDevice)
    add(Self.textKeys.rest)
    if let isTrusted { members.append(DomainMember("trusted", .choice(isTrusted))) }
    return members
  }
}
