public import HotplugPlan

/// What the store reports about a guest that is to get a device.
public struct GuestRecord: Hashable, Sendable {
  /// How it is virtualized, as the toolstack recorded it; paravirtualized where it did not.
  public var type: HostFacts.GuestType
  /// Its identifier in the form of RFC 9562, with small letters; nil where the store does not say, or says
  /// something else.
  ///
  /// It is taken from `/local/domain/DOMID/vm`, which no guest can write.
  public var uuid: String?

  /// The record that these values make, as they are in the store.
  init(type: [UInt8]?, description: [UInt8]?) {
    self.type = type.flatMap { HostFacts.GuestType(rawValue: String(decoding: $0, as: UTF8.self)) } ?? .pv
    uuid = description.flatMap(Self.uuid)
  }

  private static let descriptionPrefix = Array("/vm/".utf8)
  private static let uuidByteCount = 36

  private static func uuid(_ description: [UInt8]) -> String? {
    let name = description.dropFirst(descriptionPrefix.count)
    guard description.starts(with: descriptionPrefix), name.count == uuidByteCount, name.allSatisfy(isOfUUID)
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isOfUUID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
