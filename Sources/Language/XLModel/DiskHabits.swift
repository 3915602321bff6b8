import XLText

/// The likely meaning of words in the wrong place of a disk string.
package enum DiskHabits {
  /// Whether this is the name of a virtual device, perhaps with `:cdrom` or `:disk`.
  package static func looksLikeDevice(_ text: ArraySlice<UInt8>) -> Bool {
    var name = text
    for suffix in [":cdrom", ":disk"] where name.count > suffix.utf8.count {
      if name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) { name = name.dropLast(suffix.utf8.count) }
    }
    for kind in ["xvd", "sd", "hd", "vd"] where name.starts(with: kind.utf8) {
      let rest = name.dropFirst(kind.utf8.count)
      let letters = rest.prefix(while: isLower)
      return !letters.isEmpty && rest.dropFirst(letters.count).allSatisfy(\.isDigit)
    }
    if name.first == UInt8(ascii: "d") {
      let disk = name.dropFirst().prefix(while: \.isDigit)
      let rest = name.dropFirst(1 + disk.count)
      return !disk.isEmpty && rest.first == UInt8(ascii: "p") && rest.dropFirst().allSatisfy(\.isDigit)
    }
    return !name.isEmpty && name.allSatisfy(\.isDigit)
  }

  /// Whether this is an access mode, of xl or of its predecessor xm.
  package static func isAccess(_ text: ArraySlice<UInt8>) -> Bool {
    ["r", "w", "ro", "rw", "w!", "r!", "rw!"].contains { text.elementsEqual($0.utf8) }
  }

  /// Whether this could be the name of a key, in whatever spelling.
  package static func looksLikeKey(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, isLower(first | 0x20) else { return false }
    return text.allSatisfy { byte in
      isLower(byte | 0x20) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: " ")
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }
}
