/// The characters that text for people may have, by what its reader can show.
public enum Charset: Hashable, Sendable {
  /// All of them, as UTF-8.
  case utf8
  /// ASCII only.
  case ascii

  /// A text in these characters: in ASCII, signs of ours become words or similar signs, and other characters
  /// are written as `\u{e9}`.
  public func shown(_ text: String) -> String {
    if self == .utf8 || text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var shown = ""
    for scalar in text.unicodeScalars { Self.append(scalar, to: &shown) }
    return shown
  }

  /// A piece of a user's text in these characters; its width changes where it is written otherwise.
  public func shown(_ piece: VisibleText.Piece) -> VisibleText.Piece {
    if self == .utf8 || piece.shown.utf8.allSatisfy({ $0 < 0x80 }) { return piece }
    let text = shown(piece.shown)
    return VisibleText.Piece(range: piece.range, shown: text, width: text.utf8.count, isEscape: true)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case _ where scalar.isASCII: text.unicodeScalars.append(scalar)
    case "✓": text += "ok"
    case "✗": text += "failed"
    case "…": text += "..."
    case "─", "·", "–": text += "-"
    case "—": text += "--"
    case "→": text += "->"
    case "“", "”": text += "\""
    case "‘", "’": text += "'"
    default: text += "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
}
