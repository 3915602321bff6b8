import XLSyntax
import XLText

/// How a comment is written that suppresses a diagnostic where it is.
struct SuppressionEdit {
  /// The change.
  let edit: TextEdit

  private static let mark = "xlplug: ignore"

  /// The change for a diagnostic; nil where no comment can be at its place.
  init?(_ syntax: ConfigSyntax, _ diagnostic: Diagnostic) {
    let bytes = syntax.text.bytes
    let start = diagnostic.range.start
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    let last = syntax.tokenIndex(from: end) - 1
    if last >= 0 {
      let token = syntax.token(last)
      let isOnLine = token.range.end <= end && token.range.start >= Self.lineStart(bytes, start)
      if token.kind == .comment, isOnLine {
        let text = String(decoding: syntax.text[token.range], as: UTF8.self)
        // A comment of the kind takes another code; any other one keeps its words and moves after.
        if text.contains(Self.mark), !text.contains("ignore-file"), !text.contains("--") {
          edit = TextEdit(ByteRange(token.range.end, token.range.end), ", \(diagnostic.code)")
          return
        }
      }
      let isOpen = token.kind == .unclosedString || token.kind == .comment
      if isOpen {
        guard let above = Self.above(syntax, start) else { return nil }
        edit = TextEdit(ByteRange(above, above), "# \(Self.mark) \(diagnostic.code)\n")
        return
      }
    }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    var content = end
    while content > start, bytes[content - 1].isBlank { content -= 1 }
    // xl takes no file whose last line is a comment without an end.
    let ending = end == bytes.count ? "\n" : ""
    edit = TextEdit(ByteRange(content, end), "  # \(Self.mark) \(diagnostic.code)\(ending)")
  }

  private static func lineStart(_ bytes: [UInt8], _ offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The start of the line, where that is the beginning of a setting or of a line in a list.
  private static func above(_ syntax: ConfigSyntax, _ offset: Int) -> Int? {
    let start = lineStart(syntax.text.bytes, offset)
    let first = syntax.tokenIndex(from: start)
    guard first < syntax.tokenCount, syntax.tokenStart(first) <= offset else { return nil }
    return start
  }
}
