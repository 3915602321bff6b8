import XLSyntax
import XLText

/// Recognizes texts that are no configuration files of xl at all by how they begin.
enum ForeignFormats {
  /// A mistake that means all others of the file; nil where it may be one of xl's.
  static func mistake(in syntax: ConfigSyntax) -> SyntaxMistake? {
    let bytes = syntax.text.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, bytes[start] <= 0x20, bytes[start] != 0 { start += 1 }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let line = ByteRange(start, min(end, start + lineByteCountMax))
    return name(of: syntax.text[line]).map { _ in SyntaxMistake(.foreignFormat, line) }
  }

  private static let lineByteCountMax = 200

  /// What a text is that begins with such a line; nil where nothing is known.
  static func name(of line: ArraySlice<UInt8>) -> String? {
    if line.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return "a program" }
    if line.starts(with: [0x1F, 0x8B]) { return "a compressed file" }
    if line.starts(with: "QFI\u{FB}".unicodeScalars.map { UInt8($0.value) }) { return "a qcow2 image" }
    let text = String(decoding: line, as: UTF8.self).trimming()
    if text.contains(#/^<[?!a-zA-Z]/#) { return text.contains("domain") ? "the XML of libvirt" : "XML" }
    if text == "{" || text.contains(#/^\{\s*"/#) { return "JSON" }
    if text == "---" || text.contains(#/^%YAML/#) { return "YAML" }
    if text.contains(#/^\[[A-Za-z][\w .-]*\]$/#) { return "an INI file" }
    return nil
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate func trimming() -> String {
    String(
      self[..<(lastIndex { $0 != " " && $0 != "\t" && $0 != "\r" }.map { index(after: $0) } ?? startIndex)]
    )
  }
}
