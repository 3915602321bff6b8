/// JSON as libxl of 4.17 writes it, to print a device and to keep a domain's configuration.
///
/// An indentation of four blanks, a member a line, `"name": value`, an empty line inside what has no members,
/// and a newline at the end (observed: `xl -N block-attach`, `xl create -n`, files of `userdata`, 4.17).
/// Members are written in the order in which they are given; libxl's own order is that of its structures, and
/// what equals a structure's initial value is no member.
public struct LibxlJSON {
  private static let indent = "    "

  /// What was written.
  private var bytes: [UInt8] = []

  /// The text of an object.
  public static func text(_ members: [DomainMember]) -> [UInt8] {
    var writer = LibxlJSON()
    writer.write(.members(members), depth: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// The text of a disk, as of `libxl_device_disk`.
  public static func text(_ disk: DiskSpec) -> [UInt8] { text(disk.members) }

  /// The text of an interface, as of `libxl_device_nic`; without a number where none is written.
  public static func text(_ nic: NicSpec) -> [UInt8] { text(nic.orderedMembers(devid: nic.devid)) }

  private mutating func write(_ value: DomainValue, depth: Int) {
    switch value {
    case .text(let text): quote(text)
    case .name(let name): quote(name.utf8)
    case .number(let number): bytes += String(number).utf8
    case .unsigned(let number): bytes += String(number).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .choice(let choice): quote((choice ? "True" : "False").utf8)
    case .list(let values):
      write(values, between: ("[", "]"), depth: depth) { $0.write($1, depth: depth + 1) }
    case .members(let members):
      write(members, between: ("{", "}"), depth: depth) {
        $0.quote($1.path.utf8)
        $0.bytes += ": ".utf8
        $0.write($1.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element],
    between ends: (String, String),
    depth: Int,
    _ element: (inout LibxlJSON, Element) -> Void,
  ) {
    bytes += "\(ends.0)\n".utf8
    for (index, value) in elements.enumerated() {
      if index > 0 { bytes += ",\n".utf8 }
      bytes += String(repeating: Self.indent, count: depth + 1).utf8
      element(&self, value)
    }
    bytes += "\n\(String(repeating: Self.indent, count: depth))\(ends.1)".utf8
  }

  /// Bytes from 0x7F are written as they are, whether they are UTF-8 or not, and so is a slash.
  private mutating func quote(_ text: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x00..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16, uppercase: true).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
