extension String {
  /// Bytes of a user's text in a message: the text they are, and each byte that is not UTF-8 as `\xNN`.
  public init(readable bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self = text
      return
    }
    self = ""
    var rest = bytes[...]
    while let first = rest.first {
      let count = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
      if let count {
        append(String(decoding: rest.prefix(count), as: UTF8.self))
      } else {
        append("\\x" + String(first, radix: 16))
      }
      rest = rest.dropFirst(count ?? 1)
    }
  }
}
