public import XLText

/// Something that a file takes for its guest and that only one guest at a time can have.
public struct Claim: Hashable, Sendable {
  /// What is taken.
  public enum Kind: UInt8, Hashable, Sendable {
    /// An image or a block device.
    case image
    /// A MAC address.
    case mac
    /// The name of an interface in the backend domain.
    case interfaceName
    /// The UUID of the guest.
    case uuid
    /// The name of the guest.
    case domainName
    /// What a script makes of a target.
    case scriptTarget
  }

  /// What is taken.
  public let kind: Kind
  /// What makes two of them the same, however they are spelled.
  public let key: [UInt8]
  /// Whether an image may be written.
  public let isWriting: Bool
  /// Where it is in its file.
  public package(set) var range: ByteRange

  init(_ kind: Kind, _ key: [UInt8], isWriting: Bool = true, at range: ByteRange) {
    self.kind = kind
    self.key = key
    self.isWriting = isWriting
    self.range = range
  }
}
