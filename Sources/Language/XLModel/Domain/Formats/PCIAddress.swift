import XLText

/// The address of a PCI device of the host: `[DDDD:]BB:DD.F`, or `*` for all functions.
///
/// xlu: tools/libs/util/libxlu_pci.c parse_bdf, Xen 4.17 to 4.23, which is C's `scanf` with `%x`.
struct PCIAddress {
  /// What comes of reading an address.
  enum Reading {
    case success(PCIAddress)
    case failure(EntryProblem.PCIAddressProblem)
  }

  let domain: UInt32
  let bus: UInt32
  let device: UInt32
  /// The function; nil for all of them.
  let function: UInt32?
  /// Where it ends.
  let end: Int

  /// Reads an address at the front of a range.
  static func read(_ range: ByteRange, of entry: EntryText) -> Reading {
    var colons = 0
    for offset in range.start..<range.end {
      if entry.bytes[offset] == UInt8(ascii: ":") {
        colons += 1
      } else if !entry.bytes[offset].isHexDigit {
        break
      }
    }
    guard colons == 1 || colons == 2 else { return .failure(.malformed) }
    var cursor = Cursor(offset: range.start, end: range.end, entry: entry)
    var parts: [UInt32] = colons == 1 ? [0] : []
    for index in 0...colons {
      guard index == 0 || cursor.skip(":"), let number = cursor.number() else { return .failure(.malformed) }
      parts.append(number)
    }
    // Without the point, xl goes on at an offset that nothing was written to.
    guard cursor.skip(".") else { return .failure(.noFunction) }
    let limits: [(String, UInt32, String)] = [
      ("domain", 0xFFFF, "ffff"), ("bus", 0xFF, "ff"), ("device", 0x1F, "1f"),
    ]
    for (part, (name, most, text)) in zip(parts, limits) where part > most {
      return .failure(.tooLarge(part: name, most: text))
    }
    var function: UInt32?
    if !cursor.skip("*") {
      guard let number = cursor.number() else { return .failure(.malformed) }
      if number > 7 { return .failure(.tooLarge(part: "function", most: "7")) }
      function = number
    }
    return .success(
      PCIAddress(domain: parts[0], bus: parts[1], device: parts[2], function: function, end: cursor.offset)
    )
  }

  private struct Cursor {
    var offset: Int
    let end: Int
    let entry: EntryText

    /// A hexadecimal number as `%x` takes it, with white space, sign and prefix.
    mutating func number() -> UInt32? {
      let number = entry.number(ByteRange(offset, end), base: 16, takesBarePrefix: true)
      guard number.end > offset else { return nil }
      offset = number.end
      return UInt32(truncatingIfNeeded: number.unsigned)
    }

    mutating func skip(_ byte: Unicode.Scalar) -> Bool {
      guard offset < end, entry.bytes[offset] == UInt8(ascii: byte) else { return false }
      offset += 1
      return true
    }
  }
}
