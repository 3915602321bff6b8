import XLModel
import XLSyntax
import XLText

/// A text of xl.cfg that is made of parts of another file, with the place of each byte in that file.
struct ConfigText {
  /// The text.
  private(set) var text: EmbeddedText

  init(at offset: Int) { text = EmbeddedText(at: offset) }

  /// Adds a setting.
  mutating func add(_ key: String, _ value: EmbeddedText) {
    append("\(key) = ")
    append(quoted: value)
    append("\n")
  }

  /// Adds a list.
  mutating func add(_ key: String, list strings: [EmbeddedText]) {
    append("\(key) = [\n")
    for string in strings {
      append(quoted: string)
      append(",\n")
    }
    append("]\n")
  }

  private mutating func append(_ word: String) {
    text.append(word, standingAt: ByteRange(text.endPlace, text.endPlace))
  }

  private mutating func append(quoted string: EmbeddedText) {
    append("\"")
    if string.bytes.contains(where: { ConfigEscape.words(for: $0) != nil }) {
      for index in string.bytes.indices {
        let place = string.place(ByteRange(index, index + 1))
        let byte = string.bytes[index]
        if let escaped = ConfigEscape.words(for: byte) {
          text.append(escaped, standingAt: place)
        } else {
          text.append(byte, standingAt: place)
        }
      }
    } else {
      text.append(string)
    }
    append("\"")
  }
}

extension GuestDevices {
  /// The guest as xl.cfg: its name and UUID, and the lists that its file has.
  public var config: [UInt8] {
    var text: [UInt8] = []
    for (key, value) in [("name", name), ("uuid", uuidText.map { Array($0.utf8) })] {
      if let value { text += "\(key) = ".utf8 + ConfigEscape.quoted(value) + [0x0A] }
    }
    for (key, strings) in [("disk", disks?.map(\.text.bytes)), ("vif", nics?.map(\.text.bytes))] {
      guard let strings else { continue }
      text += "\(key) = [\n".utf8
      for string in strings { text += "  ".utf8 + ConfigEscape.quoted(string) + ",\n".utf8 }
      text += "]\n".utf8
    }
    return text
  }
}
