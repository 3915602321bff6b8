import XLModel
import XLRules
public import XLText

extension GuestDevices {
  /// What of the guest cannot be in JSON, which is UTF-8; libxl itself writes such bytes as they are.
  public var libxlObstacles: [Diagnostic] {
    func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
    var found: [Diagnostic] = []
    if let name, !isUTF8(name) {
      found.append(
        UnwritableDevice.diagnostic("the name of the guest is not UTF-8, as JSON must be", at: identityPlace)
      )
    }
    let strings = (disks ?? []).map { ("disk", $0.text) } + (nics ?? []).map { ("vif", $0.text) }
    for (kind, string) in strings where !isUTF8(string.bytes) {
      found.append(
        UnwritableDevice.diagnostic(
          "the \(kind) string is not UTF-8, as JSON must be",
          at: place(ByteRange(0, string.bytes.count), in: string)
        )
      )
    }
    return found
  }

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
