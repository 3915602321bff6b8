import XLText

// Source lines with their marks: each line once, with every mark that fits below it.
extension TextRendering {
  /// A range that is underlined.
  private struct Mark {
    let range: ByteRange
    let sign: Character
    let style: Style
    /// What is written at its end; nil for the range of the diagnostic itself.
    let label: String?
  }

  /// One line of the text with its marks.
  private struct MarkedLine {
    let number: Int
    let window: SourceLine.Window
    var marks: [(columns: Range<Int>, mark: Mark)]
    /// What is printed above it: nothing, an empty gutter, or dots for lines that are left out.
    let lead: [String]
  }

  /// The lines that a diagnostic and its notes are about.
  func sourceLines(_ diagnostic: Diagnostic, _ places: PlaceIndex, _ gutter: Int) -> [String] {
    let own = Mark(range: diagnostic.range, sign: "^", style: Style(diagnostic.severity), label: nil)
    let notes = diagnostic.notes.compactMap { note in
      note.range.map { Mark(range: $0, sign: "-", style: .note, label: note.message) }
    }
    let blank = paint(.gutter, String(repeating: " ", count: gutter) + " |")
    var lines: [MarkedLine] = []
    for mark in [own] + notes {
      let (first, last) = (places.lines.line(at: mark.range.start) + 1, places.lastLine(of: mark.range))
      let isWide = last > first
      let start = Mark(
        range: mark.range,
        sign: mark.sign,
        style: mark.style,
        label: isWide ? nil : mark.label
      )
      add(start, first, to: &lines, lead: [blank], places, gutter)
      if isWide {
        let dots = paint(.gutter, String(repeating: ".", count: max(3, gutter)))
        add(mark, last, to: &lines, lead: last > first + 1 ? [dots] : [], places, gutter)
      }
    }
    return lines.flatMap { line in
      let shown = line.window.pieces.map { $0.isEscape ? paint(.escape, $0.shown) : $0.shown }.joined()
      return line.lead + [numbered(line.number, gutter, "|", shown)]
        + Self.rows(line.marks).flatMap { row($0).map { "\(blank) \($0)" } }
    }
  }

  /// Adds a mark to the line that is shown already, or shows the line with it.
  private func add(
    _ mark: Mark,
    _ number: Int,
    to lines: inout [MarkedLine],
    lead: [String],
    _ places: PlaceIndex,
    _ gutter: Int,
  ) {
    for index in lines.indices where lines[index].number == number {
      guard let columns = lines[index].window.columns(of: mark.range) else { continue }
      lines[index].marks.append((columns, mark))
      return
    }
    let room = width - gutter - 3
    let source = SourceLine(
      places,
      line: number,
      range: mark.range,
      width: room,
      charset: charset,
      wordSeparator: wordSeparator
    )
    let window = source.window(width: room)
    let line = MarkedLine(number: number, window: window, marks: [(window.marked, mark)], lead: lead)
    lines.append(line)
  }

  // MARK: - Rows of marks

  private typealias Row = [(columns: Range<Int>, mark: Mark)]

  /// Marks that overlap are in rows of their own; each row is sorted from left to right.
  private static func rows(_ marks: Row) -> [Row] {
    var rows: [Row] = []
    for mark in marks {
      let fitting = rows.firstIndex { row in
        row.allSatisfy {
          $0.columns.upperBound < mark.columns.lowerBound
            || mark.columns.upperBound < $0.columns.lowerBound
        }
      }
      if let fitting { rows[fitting].append(mark) } else { rows.append([mark]) }
    }
    return rows.map { $0.sorted { $0.columns.lowerBound < $1.columns.lowerBound } }
  }

  /// The underlines of a row with the last one's label, then the other labels, each below its mark.
  private func row(_ marks: Row) -> [String] {
    var underline = ""
    var column = 0
    for (columns, mark) in marks {
      underline += String(repeating: " ", count: columns.lowerBound - column)
      underline += paint(mark.style, String(repeating: mark.sign, count: columns.count))
      column = columns.upperBound
    }
    if let last = marks.last, let label = last.mark.label { underline += " " + paint(last.mark.style, label) }
    let below = marks.dropLast().reversed().compactMap { columns, mark in
      mark.label.map { String(repeating: " ", count: columns.lowerBound) + paint(mark.style, $0) }
    }
    return [underline] + below
  }
}
