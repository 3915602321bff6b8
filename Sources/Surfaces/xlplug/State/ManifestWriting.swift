import HotplugPlan
import XLText

/// The devices of guests as a manifest.
struct ManifestWriting {
  /// The text.
  var bytes: [UInt8] { Array("guests:\(guests.isEmpty ? " {}" : "")\n".utf8) + guests }
  /// What cannot be written, in words.
  private(set) var notes: [String] = []
  private var guests: [UInt8] = []

  /// Adds a guest with the strings of its disks and interfaces; nil for one that is not a string.
  mutating func add(_ guest: [UInt8], disks: [[UInt8]?], nics: [[UInt8]?]) {
    guard let name = Self.scalar(guest) else {
      return notes.append("the guest '\(String(readable: guest))' cannot be written: its name is not UTF-8")
    }
    guests += "  ".utf8 + name + ":\n".utf8
    for (key, strings) in [("disks", disks), ("nics", nics)] {
      let written = strings.compactMap { $0.flatMap(Self.scalar) }
      if written.count < strings.count {
        let shown = "\(strings.count - written.count) of '\(key)' of '\(String(readable: guest))'"
        notes.append("\(shown) cannot be written: a value is not UTF-8, or does not fit into a string")
      }
      guests += "    \(key):\(written.isEmpty ? " []" : "")\n".utf8
      for string in written { guests += "      - ".utf8 + string + [0x0A] }
    }
  }

  /// A string of YAML: between single quotes, or double ones where a character needs an escape; nil for bytes
  /// that are not UTF-8, which YAML cannot have.
  static func scalar(_ bytes: [UInt8]) -> [UInt8]? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    if text.unicodeScalars.allSatisfy(isPlain) {
      return Array(
        "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'".utf8
      )
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
