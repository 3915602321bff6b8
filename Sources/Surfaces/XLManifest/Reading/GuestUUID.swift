/// UUIDs of guests, however they are spelled.
enum GuestUUID {
  /// Without hyphens, in lower case: xl takes both.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    text.compactMap { byte in
      byte == UInt8(ascii: "-") ? nil : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }
}
