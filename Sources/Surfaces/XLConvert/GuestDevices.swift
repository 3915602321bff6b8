public import XLCheck
public import XLModel
import XLRules
public import XLText

/// The disks and interfaces of one guest, with their places in the file that describes them.
public struct GuestDevices: Sendable {
  /// The name.
  public let name: [UInt8]?
  /// The UUID: 32 hexadecimal digits in lower case.
  public let uuid: [UInt8]?
  /// The disks; nil where the file has no list of disks.
  public let disks: [ConfigDevices.Disk]?
  /// The interfaces; nil where the file has no list of interfaces.
  public let nics: [ConfigDevices.Nic]?

  /// Leads from a range of the guest's text of xl.cfg to one of the file.
  private let place: @Sendable (ByteRange) -> ByteRange

  /// The devices of a text of xl.cfg; `place` leads from its ranges to those of the file that it is made of.
  public init(
    _ config: CheckedConfig,
    listsDisks: Bool = true,
    listsNics: Bool = true,
    place: @escaping @Sendable (ByteRange) -> ByteRange = { $0 }
  ) {
    let nameClaim = config.claims.first { $0.kind == .domainName }
    name = nameClaim?.key
    let uuidClaim = config.claims.first { $0.kind == .uuid }
    uuid = uuidClaim?.key
    identityPlace = place((nameClaim ?? uuidClaim)?.range ?? ByteRange(0, 0))
    disks = listsDisks ? config.devices.disks : nil
    nics = listsNics ? config.devices.nics : nil
    self.place = place
  }

  /// Where the name is in the file, or the UUID of a guest without a name.
  public let identityPlace: ByteRange

  /// The UUID in the form of RFC 9562.
  public var uuidText: String? {
    uuid.map { digits in
      digits.enumerated().reduce(into: "") { text, digit in
        if [8, 12, 16, 20].contains(digit.offset) { text += "-" }
        text.unicodeScalars.append(Unicode.Scalar(digit.element))
      }
    }
  }

  /// Where a range of a device's string is in the file.
  func place(_ range: ByteRange, in string: EmbeddedText) -> ByteRange { place(string.place(range)) }
}
