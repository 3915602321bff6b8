public import XLText

/// Something in a vif string that `xl` reports an error about or silently takes for something else; without
/// words.
public struct NicProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// An unknown parameter.
    case unknownKey
    /// A name with blanks around it that has meaning without them.
    case blankAroundKey
    /// A key that requires a value is alone.
    case missingValue
    /// Nothing, or only spaces, where a parameter should be.
    case emptyParameter
    /// `trusted` or `untrusted` with a value.
    case flagWithValue
    /// The key came with a later release than the one imitated.
    case notInThisRelease
    /// `netdev`, which is now `gatewaydev`.
    case deprecatedKey
    /// `accel`, which does nothing.
    case unsupportedKey
    /// Neither `vif` nor `ioemu`.
    case unknownType
    /// An octet that is invalid; its position, from 0.
    case malformedMAC(octet: Int)
    /// Fewer than six octets; xl reads on after the text. `isLast`: there is nothing of ours after it.
    case shortMAC(octets: Int, isLast: Bool)
    /// Text after the sixth octet.
    case trailingMAC
    /// Octets that are separated by something else than colons, or written in an odd way.
    case oddMAC
    /// A multicast address.
    case multicastMAC
    /// Six zeros.
    case zeroMAC
    /// A rate that is invalid.
    case rate(Rate.Refusal)
    /// A good rate that xl refuses, because it takes an earlier overflow for one of its own.
    case rateAfterOverflow
    /// A leading zero makes a number octal.
    case octalRate
    /// An interval without unit, which counts seconds.
    case intervalWithoutUnit
    /// A rate that rounds to no byte at all in an interval.
    case zeroRate
    /// No decimal number, or one that does not fit 64 bits.
    case malformedNumber
    /// Bytes after a number, which xl drops.
    case trailingNumber
    /// A number that changes when it is cut to 32 bits, or that is below 0.
    case wrappedNumber
    /// Blanks, a sign or leading zeros before a number.
    case oddNumber
    /// An MTU that is out of range.
    case mtuOutOfRange
    /// A name that is longer than the kernel allows; `longest` bytes.
    case longInterfaceName(longest: Int)
    /// More problems than are reported; the first of those that are not.
    case tooMany
    /// A byte that no interface name may have.
    case oddInterfaceName
    /// A parameter without a value after its `=`.
    case emptyValue
    /// Blanks at the front or the end of a value.
    case blankAroundValue
    /// A value that holds another parameter, after a separator that does not separate.
    case swallowedParameter
    /// A network card that QEMU does not have.
    case unknownModel
    /// A card is named, but the type says that none is emulated.
    case modelWithoutEmulation
    /// `type=ioemu`, which only HVM guests can have, and only from the start.
    case emulatedType
    /// The same parameter again; the earlier place.
    case repeatedKey(first: ByteRange)
    /// `trusted` and `untrusted` together; the earlier place.
    case contradictoryFlags(first: ByteRange)
    /// A VLAN term that is invalid.
    case malformedVLAN
    /// Several VLANs and none of them is the one for untagged packets.
    case vlanWithoutPVID
    /// A value that is not an address.
    case oddIPAddress
    /// A script's name that is relative and has a slash inside.
    case scriptWithSlash
    /// The script `vif-route`, which adds routes to the addresses in `ip`, and none are given.
    case routeWithoutAddress
    /// `trusted` with a driver domain; the place of its name.
    case trustedDriverDomain(domain: ByteRange)
    /// A NUL byte, at which C ends the text.
    case nulByte
  }

  /// What is wrong.
  public let kind: Kind
  /// Where.
  public let range: ByteRange
  /// The parameter that it is in; nil where the text as a whole is meant.
  public let parameter: ByteRange?
  /// The key of that parameter, where it has one.
  public let key: NicKey?

  /// A problem at a place.
  public init(_ kind: Kind, at range: ByteRange, in parameter: ByteRange? = nil, key: NicKey? = nil) {
    self.kind = kind
    self.range = range
    self.parameter = parameter
    self.key = key
  }
}
