internal import XLText

/// A MAC address of six octets.
public struct MACAddress: Hashable, Sendable {
  /// How many octets there are.
  public static let octetCount = 6

  /// The octets in the order of transmission, in the low 48 bits.
  private let bits: UInt64

  /// All octets zero, by which libxl means that it generates an address.
  public static let zero = MACAddress { _ in 0 }

  /// An address whose octets are given by position, 0 to 5.
  public init(_ octet: (Int) -> UInt8) {
    var bits: UInt64 = 0
    for position in 0..<Self.octetCount { bits = bits << 8 | UInt64(octet(position)) }
    self.bits = bits
  }

  /// The octet at a position, 0 to 5.
  public subscript(position: Int) -> UInt8 {
    precondition((0..<Self.octetCount).contains(position), "an address has six octets")
    return UInt8(truncatingIfNeeded: bits >> UInt64(8 * (Self.octetCount - 1 - position)))
  }

  /// The octets in order.
  public var octets: [UInt8] { (0..<Self.octetCount).map { self[$0] } }
  /// Whether the address means a group and not for one interface: the lowest bit of the first octet.
  public var isMulticast: Bool { self[0] & 1 == 1 }
  /// Whether the address means every interface.
  public var isBroadcast: Bool { bits == (1 << 48) - 1 }

  /// The address at the front of a text as xl reads it, and the bytes it used; nil where there are not six
  /// octets.
  ///
  /// An octet is a C number in base 16 whose low 32 bits are at most 255; one byte of any kind is
  /// between two (xl: tools/xl/xl_parse.c parse_nic_config, 4.17 to 4.23).
  public static func reading(_ text: Span<UInt8>) -> Sourced<MACAddress>? {
    var (address, offset) = (MACAddress.zero, 0)
    for position in 0..<octetCount {
      guard offset < text.count else { return nil }
      let number = CNumber(text.extracting(offset..<text.count), from: 0, base: 16)
      let octet = UInt32(truncatingIfNeeded: number.unsigned)
      guard number.end > 0, octet <= UInt8.max else { return nil }
      address = address.replacing(position, with: UInt8(octet))
      offset += number.end + 1
    }
    return Sourced(address, at: ByteRange(0, offset - 1))
  }

  /// The same address with one octet replaced.
  public func replacing(_ position: Int, with octet: UInt8) -> MACAddress {
    MACAddress { $0 == position ? octet : self[$0] }
  }
}

extension MACAddress: CustomStringConvertible {
  /// `00:16:3e:00:00:01`, lower case.
  public var description: String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
  }
}
