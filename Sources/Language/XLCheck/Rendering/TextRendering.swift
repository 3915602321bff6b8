public import XLText

/// Diagnostics as people read them: a line that says what and where, then the source with what is meant
/// underlined.
///
/// The first line always is `path:line:column: severity[code]: message`; lines and columns count from 1, a
/// column is a character, and a byte that is not UTF-8 counts as one. No byte of the user's reaches a
/// terminal as a control.
public struct TextRendering: Sendable {
  /// The fewest columns that are worth printing in.
  public static let widthMin = 40

  /// What stands in the place of a path for a text that has none.
  public var path: String
  /// Whether colours are used (ANSI escape sequences).
  public var usesColour: Bool
  /// How many columns there are; longer source lines are cut around the place.
  public var width: Int
  /// A byte that is shown as a space: the separator of words that were joined.
  public var wordSeparator: UInt8?

  /// A rendering for a text with this path.
  public init(path: String, usesColour: Bool = false, width: Int = 110, wordSeparator: UInt8? = nil) {
    self.path = path
    self.usesColour = usesColour
    self.width = max(width, Self.widthMin)
    self.wordSeparator = wordSeparator
  }

  /// All diagnostics, each followed by an empty line.
  public func rendered(_ diagnostics: [Diagnostic], of text: SourceText) -> String {
    diagnostics.map { rendered($0, of: text) + "\n" }.joined()
  }

  /// One diagnostic, with a newline at the end of each line.
  public func rendered(_ diagnostic: Diagnostic, of text: SourceText) -> String {
    let place = SourceLine(text, at: diagnostic.range, wordSeparator: wordSeparator)
    let gutterWidth =
      ([diagnostic.range] + diagnostic.notes.compactMap(\.range)).map {
        String(SourceLine(text, at: $0, wordSeparator: wordSeparator).number).utf8.count
      }.max() ?? 1
    let gutter = String(repeating: " ", count: gutterWidth)
    let style = Style(diagnostic.severity)
    var lines = [
      paint(.bold, "\(VisibleText(path.utf8).shown):\(place.number):\(place.column): ")
        + paint(style, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
        + paint(.bold, ": \(diagnostic.message)")
    ]
    lines += excerpt(place, gutterWidth, style, mark: "^", label: nil)
    for note in diagnostic.notes {
      if let range = note.range {
        let other = SourceLine(text, at: range, wordSeparator: wordSeparator)
        lines += excerpt(other, gutterWidth, .note, mark: "-", label: note.message)
      } else if let other = note.elsewhere {
        let place = "\(VisibleText(other.path.utf8).shown):\(other.line):\(other.column)"
        lines.append(remark(gutter, "note", "\(note.message): \(place)"))
      } else {
        lines.append(remark(gutter, "note", note.message))
      }
    }
    if let help = diagnostic.help { lines.append(remark(gutter, "help", help)) }
    if let fix = diagnostic.fixes.first { lines.append(remark(gutter, "fix", fixText(fix, text))) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func remark(_ gutter: String, _ word: String, _ message: String) -> String {
    "\(gutter) \(paint(.gutter, "=")) \(paint(.bold, word)): \(message)"
  }

  /// What the fix does, and for a text of one short line what it becomes.
  private func fixText(_ fix: Diagnostic.Fix, _ text: SourceText) -> String {
    if text.bytes.count > width * 2 || text.bytes.contains(UInt8(ascii: "\n")) { return fix.title }
    let fixed = text.applying(fix.edits)
    let shown = SourceLine(fixed, at: ByteRange(0, 0), wordSeparator: wordSeparator).shown
    if shown.isEmpty { return fix.title }
    return "\(fix.title): \(paint(.fix, shown))"
  }

  private func excerpt(
    _ line: SourceLine,
    _ gutterWidth: Int,
    _ style: Style,
    mark: Character,
    label: String?
  ) -> [String] {
    let number = String(line.number)
    let pad = String(repeating: " ", count: gutterWidth)
    let numbered = String(repeating: " ", count: gutterWidth - number.utf8.count) + number
    let room = width - gutterWidth - 3
    let window = line.window(width: room)
    let underline =
      String(repeating: " ", count: window.markStart)
      + paint(style, String(repeating: mark, count: window.markWidth))
    let source = window.pieces.map { $0.isEscape ? paint(.escape, $0.shown) : $0.shown }.joined()
    return [
      paint(.gutter, "\(pad) |"),
      paint(.gutter, "\(numbered) |") + (source.isEmpty ? "" : " \(source)"),
      paint(.gutter, "\(pad) |") + " \(underline)" + (label.map { " " + paint(style, $0) } ?? ""),
    ]
  }
}

// MARK: - Colours

extension TextRendering {
  private enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case gutter = "34"
    case bold = "1"
    case escape = "2"
    case fix = "32"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }
  }

  private func paint(_ style: Style, _ text: String) -> String {
    usesColour && !text.isEmpty ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }
}
