import JSON

/// Tells results apart without keeping them: FNV-1a of 64 bits.
enum Digest {
  /// The digest of a value, in hexadecimal digits.
  static func text(of value: JSONValue) -> String {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in value.text { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(state, radix: 16)
  }
}
