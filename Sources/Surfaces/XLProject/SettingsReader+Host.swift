import LibYAML
import XLRules
import XLText

/// Values of settings that describe the host of a guest.
extension SettingsReader {
  mutating func number(
    _ value: YAMLNode,
    _ what: String,
    _ key: SettingKey,
    _ range: ClosedRange<Int>,
  ) -> Int? {
    let example = "\(key.rawValue): \(key.entry.example)"
    guard let bytes = scalar(value, what, example: example) else { return nil }
    if let number = Int(String(decoding: bytes, as: UTF8.self)), range.contains(number) { return number }
    complain(
      UnknownSettingValue.self,
      "'\(VisibleText.quoting(bytes))' is not a number from \(range.lowerBound) to \(range.upperBound)",
      at: value.range,
      help: "write it as in '\(example)'"
    )
    return nil
  }

  mutating func keys(_ value: YAMLNode, _ key: SettingKey) -> [String]? {
    let found = texts(value, key.rawValue, example: "dt_compatible")
    let usable = found.compactMap { bytes, range -> String? in
      let isName = bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "_.".utf8.contains($0)
      }
      if isName { return String(decoding: bytes, as: UTF8.self) }
      complain(
        UnknownSettingValue.self,
        "'\(VisibleText.quoting(bytes))' is not a valid key",
        at: range,
        help: "expected lower-case letters, digits, '_' and '.'"
      )
      return nil
    }
    return usable.isEmpty && !found.isEmpty ? nil : usable
  }
}
