import XLModel

extension GuestDevices {
  /// The guest in the form of libxl's JSON of a domain: what `xl -N create` prints of name, UUID and devices.
  ///
  /// Everything survives that xl reads from a disk or vif string.
  public var libxlJSON: [UInt8] {
    var info: [DomainMember] = []
    if let name { info.append(DomainMember("name", .text(name))) }
    if let uuidText { info.append(DomainMember("uuid", .name(uuidText))) }
    var members = [DomainMember("c_info", .members(info))]
    if let disks, !disks.isEmpty {
      members.append(DomainMember("disks", .list(disks.map { .members($0.spec.members) })))
    }
    if let nics, !nics.isEmpty {
      let list = nics.map { DomainValue.members($0.spec.orderedMembers(devid: $0.devid)) }
      members.append(DomainMember("nics", .list(list)))
    }
    return LibxlJSON.text(members)
  }
}
