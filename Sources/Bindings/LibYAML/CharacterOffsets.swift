import XLText

/// Which byte each character of a text begins at: libyaml counts characters.
struct CharacterOffsets {
  /// The offsets by the number of the character; empty where each character is a byte.
  private let offsets: [UInt32]
  private let byteCount: Int

  init(_ text: SourceText) {
    byteCount = text.bytes.count
    guard text.bytes.contains(where: { $0 >= 0x80 }) else {
      offsets = []
      return
    }
    var offsets: [UInt32] = []
    let bytes = text.bytes.span
    var offset = 0
    while offset < bytes.count {
      offsets.append(UInt32(offset))
      offset += Characters.byteCount(bytes, at: offset)
    }
    self.offsets = offsets
  }

  /// The offset of a character by its number from 0; that of the end for any number after the last.
  func byte(ofCharacter number: Int) -> Int {
    if offsets.isEmpty { return min(max(0, number), byteCount) }
    return number < offsets.count ? Int(offsets[max(0, number)]) : byteCount
  }
}
