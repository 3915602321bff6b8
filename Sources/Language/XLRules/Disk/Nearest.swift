import XLText

/// The nearest of some names by the distance of `NearestName`.
enum Nearest {
  /// Longer names are near to nothing.
  static let byteCountMax = 32

  /// Lower case, with `-` for `_` and without blanks at the edges; nil where it is empty or too long.
  static func normalized(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    guard name.count <= byteCountMax else { return nil }
    var plain = name.map { byte in
      byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : (65...90).contains(byte) ? byte | 0x20 : byte
    }
    while let last = plain.last, last == 0x20 || (9...13).contains(last) { plain.removeLast() }
    plain.trimPrefix { $0 == 0x20 || (9...13).contains($0) }
    return plain.isEmpty ? nil : plain
  }

  /// The nearest name's value, where one is near: a third of its bytes at most differ.
  static func of<Value>(_ name: [UInt8], among names: [(String, Value)]) -> Value? {
    var best: (distance: Int, value: Value)?
    for (candidate, value) in names {
      guard let other = normalized(Array(candidate.utf8)[...]) else { continue }
      let distance = NearestName.distance(name, other)
      let limit = max(1, min(name.count, other.count) / 3)
      if distance <= limit && distance < (best?.distance ?? .max) && distance < other.count {
        best = (distance, value)
      }
    }
    return best?.value
  }
}
