import HotplugPlan
import XLText

/// The devices of guests as a manifest.
struct ManifestWriting {
  private struct Guest {
    let name: [UInt8]
    let isUUID: Bool
    let lists: [UInt8]
  }

  /// The text: a mapping by names, or a list where a guest has no name.
  var bytes: [UInt8] {
    if guests.isEmpty { return Array("guests: {}\n".utf8) }
    let isList = guests.contains(where: \.isUUID)
    return guests.reduce(into: Array("guests:\n".utf8)) { text, guest in
      if isList {
        text += "  - \(guest.isUUID ? "uuid" : "name"): ".utf8 + guest.name + [0x0A] + guest.lists
      } else {
        text += "  ".utf8 + guest.name + (guest.lists.isEmpty ? ": {}\n" : ":\n").utf8 + guest.lists
      }
    }
  }
  /// What cannot be written, in words.
  private(set) var notes: [String] = []
  private var guests: [Guest] = []

  /// Adds a guest by its name with the strings of its devices by the key of their list; nil for a device that
  /// is not a string.
  ///
  /// A list of which an entry cannot be written is left out as a whole, so that no device counts as one that
  /// the guest should not have.
  mutating func add(
    _ guest: [UInt8],
    isUUID: Bool = false,
    uuid: String? = nil,
    _ lists: KeyValuePairs<String, [[UInt8]?]>
  ) {
    guard let name = Self.scalar(guest) else {
      return notes.append("the guest '\(String(readable: guest))' is not written: its name is not UTF-8")
    }
    var written = uuid.map { Array("    uuid: '\($0)'\n".utf8) } ?? []
    for (key, strings) in lists {
      let scalars = strings.compactMap { $0.flatMap(Self.scalar) }
      if scalars.count < strings.count {
        notes.append(
          "'\(key)' of '\(String(readable: guest))' is not written: a value is not UTF-8, or cannot be in a "
            + "disk or vif string"
        )
        continue
      }
      written += "    \(key):\(scalars.isEmpty ? " []" : "")\n".utf8
      for scalar in scalars { written += "      - ".utf8 + scalar + [0x0A] }
    }
    guests.append(Guest(name: name, isUUID: isUUID, lists: written))
  }

  /// A string of YAML: between single quotes, or double ones where a character needs an escape; nil for bytes
  /// that are not UTF-8, which YAML cannot have.
  static func scalar(_ bytes: [UInt8]) -> [UInt8]? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    if text.unicodeScalars.allSatisfy(isPlain) {
      // A quote with a mark that combines with it is one character, and still a quote.
      return Array("'".utf8) + bytes.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] } + Array("'".utf8)
    }
    let escaped = text.unicodeScalars.map { scalar -> String in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      if isPlain(scalar) { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    return Array("\"\(escaped.joined())\"".utf8)
  }

  /// Whether a character is written as it is: no control character, and no line end of YAML.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202F...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
      true
    default: false
    }
  }
}
