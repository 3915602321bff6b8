public import XLText

/// Diagnostics as people read them: a headline, then the source with places underlined, then help and fix.
///
/// The first line always is `path:line:column: severity[code]: message`; lines and columns count from 1, a
/// column is a character, and a byte that is not UTF-8 counts as one. No control byte of the text reaches a
/// terminal, except tabs in the lines of a fix, which can be copied.
public struct TextRendering: Sendable {
  /// The fewest columns that are worth printing in.
  public static let widthMin = 40
  /// The most lines that a fix is shown with, before or after it.
  public static let fixLinesMax = 8

  /// The text instead of a path for a text that has none.
  public var path: String
  /// Whether colors are used (ANSI escape sequences).
  public var usesColour: Bool
  /// How many columns there are; longer source lines are cut around the place.
  public var width: Int
  /// The characters that can be shown; a path is written as it is, since programs read it.
  public var charset: Charset
  /// A byte that is shown as a space: the separator of words that were joined.
  public var wordSeparator: UInt8?

  /// A rendering for a text with this path.
  public init(
    path: String,
    usesColour: Bool = false,
    width: Int = 110,
    charset: Charset = .utf8,
    wordSeparator: UInt8? = nil
  ) {
    self.path = path
    self.usesColour = usesColour
    self.width = max(width, Self.widthMin)
    self.charset = charset
    self.wordSeparator = wordSeparator
  }

  /// All diagnostics, each followed by an empty line.
  public func rendered(_ diagnostics: [Diagnostic], of text: SourceText) -> String {
    let places = PlaceIndex(text)
    return diagnostics.map { rendered($0, in: places) + "\n" }.joined()
  }

  /// One diagnostic, with a newline at the end of each line.
  public func rendered(_ diagnostic: Diagnostic, of text: SourceText) -> String {
    rendered(diagnostic, in: PlaceIndex(text))
  }

  /// One diagnostic of a text whose places are known, with a newline at the end of each line.
  public func rendered(_ diagnostic: Diagnostic, in places: PlaceIndex) -> String {
    let gutter =
      ([diagnostic.range] + diagnostic.notes.compactMap(\.range)).map {
        String(places.lastLine(of: $0)).utf8.count
      }.max() ?? 1
    let blank = String(repeating: " ", count: gutter)
    var lines = [headline(diagnostic, places.place(of: diagnostic.range.start))]
    lines += sourceLines(diagnostic, places, gutter)
    for note in diagnostic.notes where note.range == nil {
      if let other = note.elsewhere {
        let place = "\(VisibleText(other.path.utf8).shown):\(other.line):\(other.column)"
        lines.append(remark(blank, "note", "\(note.message): \(place)"))
      } else {
        lines.append(remark(blank, "note", note.message))
      }
    }
    if let help = diagnostic.help { lines.append(remark(blank, "help", help)) }
    if let fix = diagnostic.offeredFix { lines += fixLines(fix, places, gutter) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The first line: `path:line:column: severity[code]: message`.
  public func headline(_ diagnostic: Diagnostic, _ place: PlaceIndex.Place) -> String {
    paint(.bold, "\(VisibleText(path.utf8).shown):\(place.line):\(place.column): ")
      + paint(Style(diagnostic.severity), "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
      + paint(.bold, ": \(charset.shown(diagnostic.message))")
  }

  func remark(_ gutter: String, _ word: String, _ message: String) -> String {
    "\(gutter) \(paint(.gutter, "=")) \(paint(.bold, word)): \(message)"
  }

  func numbered(_ line: Int, _ gutter: Int, _ sign: String, _ shown: String) -> String {
    let number = String(line)
    let pad = String(repeating: " ", count: max(0, gutter - number.utf8.count))
    return paint(.gutter, "\(pad)\(number) \(sign)") + (shown.isEmpty ? "" : " \(shown)")
  }

  // MARK: - Fixes

  /// What the fix does; for a text of one short line what it becomes, and for others the lines that change.
  private func fixLines(_ fix: Diagnostic.Fix, _ places: PlaceIndex, _ gutter: Int) -> [String] {
    let blank = String(repeating: " ", count: gutter)
    let word =
      switch fix.safety {
      case .safe: "fix"
      case .changesMeaning: "unsafe fix"
      }
    let text = places.text
    if places.lines.count > 1 {
      return [remark(blank, word, fix.title)] + changedLines(fix.edits, places, gutter)
    }
    guard text.bytes.count <= width * 2 else { return [remark(blank, word, fix.title)] }
    let fixed = text.applying(fix.edits).bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard !fixed.isEmpty, fixed.count <= width * 4 else { return [remark(blank, word, fix.title)] }
    let shown = VisibleText(fixed.map { $0 == wordSeparator ? UInt8(ascii: " ") : $0 }).copyable
    return [remark(blank, word, "\(fix.title): \(paint(.fix, shown))")]
  }

  /// The lines that edits change, before and after; none where they are many.
  private func changedLines(_ edits: [TextEdit], _ places: PlaceIndex, _ gutter: Int) -> [String] {
    guard let start = edits.map(\.range.start).min(), let end = edits.map(\.range.end).max() else {
      return []
    }
    let (first, last) = (places.lines.line(at: start) + 1, places.lines.line(at: end) + 1)
    let old = ByteRange(places.range(ofLine: first).start, places.range(ofLine: last).end)
    guard last - first < Self.fixLinesMax, old.count <= width * Self.fixLinesMax else { return [] }
    let moved = edits.map {
      TextEdit(ByteRange($0.range.start - old.start, $0.range.end - old.start), $0.replacement)
    }
    let fixed = SourceText(Array(places.text[old])).applying(moved)
    guard fixed.bytes.count <= 2 * width * Self.fixLinesMax else { return [] }
    var (before, after) = (Self.lines(places.text[old]), Self.lines(fixed.bytes[...]))
    var number = first
    while let line = before.first, line == after.first {
      (before, after, number) = (before.dropFirst(), after.dropFirst(), number + 1)
    }
    while let line = before.last, line == after.last {
      (before, after) = (before.dropLast(), after.dropLast())
    }
    guard after.count <= Self.fixLinesMax else { return [] }
    return changed(before, from: number, gutter, "-", .removed)
      + changed(after, from: number, gutter, "+", .fix)
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> ArraySlice<ArraySlice<UInt8>> {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
  }

  private func changed(
    _ lines: ArraySlice<ArraySlice<UInt8>>,
    from first: Int,
    _ gutter: Int,
    _ sign: String,
    _ style: Style,
  ) -> [String] {
    lines.enumerated().map { index, line in
      let number = String(first + index)
      let pad = String(repeating: " ", count: max(0, gutter - number.utf8.count))
      return paint(style, "\(pad)\(number) \(sign)" + (line.isEmpty ? "" : " \(VisibleText(line).copyable)"))
    }
  }
}

// MARK: - Colors

extension TextRendering {
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case gutter = "34"
    case bold = "1"
    case escape = "2"
    case fix = "32"
    case removed = "31"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }
  }

  func paint(_ style: Style, _ text: String) -> String {
    usesColour && !text.isEmpty ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }
}
