import XLSyntax
public import XLText

/// A place in a text that another program replaces before xl reads it.
public struct FoundTemplateMark: Hashable, Sendable {
  /// What replaces it.
  public let language: String
  /// The mark.
  public let range: ByteRange
}

/// Finds marks of templates.
enum TemplateMarks {
  /// The most bytes of a mark of a shell, of autoconf, or in angle brackets.
  private static let byteCountMax = 64

  /// The first mark outside of comments; nil if absent.
  ///
  /// `$(command)` does not count in `strings`.
  static func first(in syntax: ConfigSyntax, ignoringCommandsIn strings: [ByteRange]) -> FoundTemplateMark? {
    let bytes = syntax.text.bytes
    var offset = 0
    while offset + 1 < bytes.count {
      if let mark = mark(at: offset, bytes) {
        let isIgnored =
          bytes[offset + 1] == UInt8(ascii: "(")
          && strings.contains { $0.start <= offset && offset < $0.end }
        if !isIgnored, !isInComment(offset, syntax) { return mark }
        offset = mark.range.end
      } else {
        offset += 1
      }
    }
    return nil
  }

  private static func mark(at offset: Int, _ bytes: [UInt8]) -> FoundTemplateMark? {
    let next = bytes[offset + 1]
    func found(_ language: String, _ end: Int?) -> FoundTemplateMark? {
      end.map { FoundTemplateMark(language: language, range: ByteRange(offset, $0)) }
    }
    switch bytes[offset] {
    case UInt8(ascii: "{") where next == UInt8(ascii: "{") || next == UInt8(ascii: "%"):
      return found("Jinja", offset + 2)
    case UInt8(ascii: "<") where next == UInt8(ascii: "%"): return found("ERB", offset + 2)
    case UInt8(ascii: "<"): return found("a template", angleEnd(offset, bytes))
    case UInt8(ascii: "$") where next == UInt8(ascii: "{"):
      return found("a shell", end(from: offset + 2, at: "}", bytes, isName))
    case UInt8(ascii: "$") where next == UInt8(ascii: "("):
      return found("a shell", end(from: offset + 2, at: ")", bytes) { $0 >= 0x20 })
    case UInt8(ascii: "@"):
      let start = next == UInt8(ascii: "@") ? offset + 2 : offset + 1
      guard let end = end(from: start, at: "@", bytes, { isUpper($0) || $0.isDigit || $0 == 0x5F }),
        end > start + 2, isUpper(bytes[start])
      else { return nil }
      return found("autoconf", end < bytes.count && start == offset + 2 && bytes[end] == 0x40 ? end + 1 : end)
    default: return nil
    }
  }

  /// The end of `<word>`, where that is a value, or a part of a path or of a list with commas.
  private static func angleEnd(_ offset: Int, _ bytes: [UInt8]) -> Int? {
    guard offset > 0, "\"'/=,".utf8.contains(bytes[offset - 1]),
      let end = end(from: offset + 1, at: ">", bytes, { isName($0) || $0 == 0x20 || $0 == 0x2D }),
      end < bytes.count, "\"'/,.".utf8.contains(bytes[end])
    else { return nil }
    // A password may be anything.
    let line = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let name = bytes[line..<offset].prefix { isName($0) || $0 == 0x20 }
    return String(decoding: name, as: UTF8.self).contains("passwd") ? nil : end
  }

  /// Where a byte ends a word of some bytes; nil where the word is empty, too long, or has other bytes.
  private static func end(
    from start: Int,
    at last: Unicode.Scalar,
    _ bytes: [UInt8],
    _ isPart: (UInt8) -> Bool,
  ) -> Int? {
    var end = start
    while end < bytes.count, end - start < byteCountMax, bytes[end] != UInt8(ascii: last) {
      guard isPart(bytes[end]) else { return nil }
      end += 1
    }
    return end > start && end < bytes.count && bytes[end] == UInt8(ascii: last) ? end + 1 : nil
  }

  private static func isInComment(_ offset: Int, _ syntax: ConfigSyntax) -> Bool {
    let index = syntax.tokenIndex(from: offset + 1) - 1
    guard syntax.tokenCount > 0, index >= 0 else { return false }
    return syntax.tokenKind(index) == .comment && syntax.token(index).range.end > offset
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isName(_ byte: UInt8) -> Bool {
    isUpper(byte) || (0x61...0x7A).contains(byte) || byte.isDigit || byte == UInt8(ascii: "_")
  }
}
