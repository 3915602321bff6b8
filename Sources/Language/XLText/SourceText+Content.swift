extension SourceText {
  /// The offset of the next byte that is neither white space nor in a comment from `#` to the end of its
  /// line; the end of the text if only such bytes follow.
  package func contentStart(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
      } else if bytes[offset] <= 0x20 {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }
}
