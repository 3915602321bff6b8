extension NicSpec {
  /// The number that libxl has before a string is read, and does not print.
  private static let unsetDevid: Int32 = -1

  /// The members of `libxl_device_nic` as a domain lists them, for the interface at an index of the list.
  ///
  /// Observed with `xl create -n`, 4.17 to 4.23.
  public func members(index: Int) -> [DomainMember] {
    var members: [DomainMember] = []
    for (key, value) in values where key.kind == .string && key != .netdev && key != .gatewaydev {
      if let field = key.field { members.append(DomainMember(field, .text(value.value))) }
    }
    if let gatewayDevice { members.append(DomainMember("gatewaydev", .text(gatewayDevice.value))) }
    let number = devid ?? Int32(truncatingIfNeeded: index)
    if number != Self.unsetDevid { members.append(DomainMember("devid", .number(Int64(number)))) }
    if mtu != 0 { members.append(DomainMember("mtu", .number(Int64(mtu)))) }
    if let mac { members.append(DomainMember("mac", .name(mac.description))) }
    if let type { members.append(DomainMember("nictype", .name(type.rawValue))) }
    let (bytes, interval) = (rateBytesPerInterval, rateIntervalMicroseconds)
    if bytes > UInt64(Int64.max) {
      members.append(DomainMember("rate_bytes_per_interval", .unsigned(bytes)))
    } else if bytes != 0 {
      members.append(DomainMember("rate_bytes_per_interval", .number(Int64(bytes))))
    }
    if interval != 0 { members.append(DomainMember("rate_interval_usecs", .number(Int64(interval)))) }
    if let isTrusted { members.append(DomainMember("trusted", .choice(isTrusted))) }
    return members.sorted { $0.path < $1.path }
  }
}
