import XLRules
import XLText

/// A disk or vif string that is made of values of another file, with the place of each byte in that file.
struct DeviceString {
  /// The key whose value is the rest of a disk string.
  static let target = "target"

  /// The string.
  private(set) var text: EmbeddedText
  /// Values that the string cannot have.
  private(set) var diagnostics: [Diagnostic] = []

  init(at offset: Int) { text = EmbeddedText(at: offset) }

  /// Adds a word without a value.
  mutating func add(_ word: String, at range: ByteRange) {
    separate()
    text.append(word, standingAt: range)
  }

  /// Adds a parameter; a target has to be the last one.
  mutating func add(_ key: String, _ value: EmbeddedText, at range: ByteRange) {
    let isTarget = key == Self.target
    if let obstacle = Self.obstacle(value.bytes, isTarget: isTarget) {
      diagnostics.append(
        UnreadableDevice.diagnostic(
          "the value of '\(key)' contains \(obstacle), which \(key) of xl's strings cannot have",
          at: range
        )
      )
      return
    }
    separate()
    text.append("\(key)=", standingAt: ByteRange(range.start, range.start))
    text.append(value)
    // One comma at the end of a target would be dropped.
    if isTarget, value.bytes.last == UInt8(ascii: ",") {
      text.append(",", standingAt: ByteRange(range.end, range.end))
    }
  }

  /// Adds a parameter whose value is generated.
  mutating func add(_ key: String, _ value: String, at range: ByteRange) {
    var text = EmbeddedText(at: range.start)
    text.append(value, standingAt: range)
    add(key, text, at: range)
  }

  private mutating func separate() {
    if !text.bytes.isEmpty { text.append(",", standingAt: ByteRange(text.endPlace, text.endPlace)) }
  }

  private static func obstacle(_ value: [UInt8], isTarget: Bool) -> String? {
    if value.contains(0) { return "a NUL byte" }
    if isTarget { return value.contains(0x0A) ? "a line end" : nil }
    return value.contains(UInt8(ascii: ",")) ? "a comma" : nil
  }
}
