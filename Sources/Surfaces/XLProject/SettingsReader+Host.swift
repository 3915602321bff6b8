import LibYAML
import XLText

/// Values of settings that describe the host of a guest.
extension SettingsReader {
  mutating func number(
    _ value: YAMLNode,
    _ what: String,
    _ key: SettingKey,
    _ range: ClosedRange<Int>,
  ) -> Int? {
    guard let bytes = scalar(value, what, example: key.line) else { return nil }
    if let number = Int(String(decoding: bytes, as: UTF8.self)), range.contains(number) { return number }
    return refused(
      "'\(VisibleText.quoting(bytes))' is not a number from \(range.lowerBound) to \(range.upperBound)",
      at: value.range,
      help: "write it as in '\(key.line)'"
    )
  }

  mutating func keys(_ value: YAMLNode, _ key: SettingKey) -> [String]? {
    usable(value, key, example: "dt_compatible") { reader, bytes, range in
      let isName = bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "_.".utf8.contains($0)
      }
      if isName { return String(decoding: bytes, as: UTF8.self) }
      return reader.refused(
        "'\(VisibleText.quoting(bytes))' is not a valid key",
        at: range,
        help: "expected lower-case letters, digits, '_' and '.'"
      )
    }
  }
}
