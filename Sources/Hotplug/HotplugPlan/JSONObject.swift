/// An object in a JSON text, with its members by name.
package struct JSONObject {
  private let bytes: [UInt8]
  private let members: [JSONScanner.Member]

  /// The object that begins at a byte of a text; nil where there is none, or it is not valid JSON.
  package init?(_ bytes: [UInt8], at position: Int = 0) {
    var scanner = JSONScanner(bytes, at: position)
    guard let members = try? scanner.members() else { return nil }
    self.bytes = bytes
    self.members = members
  }

  private func value(_ name: String) -> Range<Int>? {
    members.first { bytes[$0.name].elementsEqual(name.utf8) }?.value
  }

  /// The object with this name.
  package func object(_ name: String) -> JSONObject? {
    value(name).flatMap { JSONObject(bytes, at: $0.lowerBound) }
  }

  /// The objects of the list with this name; other elements are left out.
  package func objects(_ name: String) -> [JSONObject] {
    guard let range = value(name) else { return [] }
    var scanner = JSONScanner(bytes, at: range.lowerBound)
    let elements = (try? scanner.elements()) ?? []
    return elements.compactMap { JSONObject(bytes, at: $0.lowerBound) }
  }

  /// The bytes of the string with this name.
  package func text(_ name: String) -> [UInt8]? {
    guard let range = value(name), bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
    return JSONScanner.unescaped(bytes[range].dropFirst().dropLast())
  }

  /// The whole number with this name.
  package func number(_ name: String) -> Int? {
    value(name).flatMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  /// Whether the member with this name is `true`.
  package func isTrue(_ name: String) -> Bool {
    value(name).map { bytes[$0].elementsEqual("true".utf8) } ?? false
  }

  /// Whether there is a member with this name.
  package func has(_ name: String) -> Bool { value(name) != nil }
}

extension JSONScanner {
  /// The bytes that a string of JSON stands for; of an escape with a number, those of UTF-8.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
      UInt8(ascii: "t"): 0x09,
    ]
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if kind == UInt8(ascii: "u") {
        let number = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0
        bytes += String(Character(Unicode.Scalar(number) ?? "\u{FFFD}")).utf8
        rest = rest.dropFirst(4)
      } else {
        bytes.append(plain[kind] ?? kind)
      }
    }
    return bytes
  }
}
