/// The lines that edits change, with a few around them: what `diff -u` prints and `patch` reads.
///
/// It is made of the edits themselves, so nothing is searched for, and the time is linear.
public struct UnifiedDiff: Hashable, Sendable {
  /// Lines of the old text that others mean in the new one.
  private struct Change: Hashable, Sendable {
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// How many unchanged lines are shown around a change.
  private static let contextLineCount = 3

  private let text: SourceText
  private let lines: LineIndex
  private var changes: [Change] = []

  /// The difference that edits make to a text; they must not overlap, and may come in any order.
  public init(_ text: SourceText, _ edits: [TextEdit]) {
    self.text = text
    lines = LineIndex(text)
    var (first, end, kept) = (0, -1, 0)
    var bytes: [UInt8] = []
    for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      let line = min(lines.line(at: edit.range.start), lineCount)
      if end <= line {
        if end >= 0 { add(first..<end, bytes + text.bytes[kept..<offset(ofLine: end)]) }
        (first, end, kept) = (line, line, offset(ofLine: line))
        bytes.removeAll()
      }
      bytes += text.bytes[kept..<edit.range.start]
      bytes += edit.replacement
      kept = edit.range.end
      end = max(end, min(lines.line(at: edit.range.end) + 1, lineCount))
    }
    if end >= 0 { add(first..<end, bytes + text.bytes[kept..<offset(ofLine: end)]) }
  }

  /// Whether no line changes.
  public var isEmpty: Bool { changes.isEmpty }

  /// The lines of the text; a line feed at its end begins no further line.
  private var lineCount: Int {
    lines.start(ofLine: lines.count - 1) == text.bytes.count ? lines.count - 1 : lines.count
  }

  private func offset(ofLine line: Int) -> Int {
    line < lines.count ? lines.start(ofLine: line) : text.bytes.count
  }

  private func line(_ number: Int) -> ArraySlice<UInt8> {
    text.bytes[offset(ofLine: number)..<offset(ofLine: number + 1)]
  }

  /// Adds a change without the lines at its ends that stay.
  private mutating func add(_ old: Range<Int>, _ bytes: [UInt8]) {
    var (old, new) = (old, Self.lines(of: bytes)[...])
    while let last = new.last, !old.isEmpty, last == line(old.upperBound - 1) {
      new.removeLast()
      old = old.dropLast()
    }
    while let first = new.first, !old.isEmpty, first == line(old.lowerBound) {
      new.removeFirst()
      old = old.dropFirst()
    }
    if !old.isEmpty || !new.isEmpty { changes.append(Change(old: old, new: Array(new))) }
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var (result, start): ([ArraySlice<UInt8>], Int) = ([], 0)
    for offset in bytes.indices where bytes[offset] == 0x0A {
      result.append(bytes[start...offset])
      start = offset + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }
}

extension UnifiedDiff {
  /// The difference with `--- old` and `+++ new` before it; empty if both are equal.
  public func rendered(old: [UInt8], new: [UInt8], colour: Bool = false) -> [UInt8] {
    if isEmpty { return [] }
    var writer = DiffWriter(usesColour: colour)
    writer.write(Array("--- ".utf8) + Self.header(old) + [0x0A], .heading)
    writer.write(Array("+++ ".utf8) + Self.header(new) + [0x0A], .heading)
    var (index, shift) = (0, 0)
    while index < changes.count {
      var end = index + 1
      while end < changes.count,
        changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * Self.contextLineCount
      {
        end += 1
      }
      hunk(changes[index..<end], &shift, &writer)
      index = end
    }
    return writer.bytes
  }

  private func hunk(_ changes: ArraySlice<Change>, _ shift: inout Int, _ writer: inout DiffWriter) {
    guard let first = changes.first, let last = changes.last else { return }
    let start = max(0, first.old.lowerBound - Self.contextLineCount)
    let end = min(lineCount, last.old.upperBound + Self.contextLineCount)
    let grown = changes.reduce(0) { $0 + $1.new.count - $1.old.count }
    let (old, new) = (Self.place(start, end - start), Self.place(start + shift, end - start + grown))
    writer.write(Array("@@ -\(old) +\(new) @@\n".utf8)[...], .place)
    var next = start
    for change in changes {
      for number in next..<change.old.lowerBound { writer.write(line(number), .same) }
      for number in change.old { writer.write(line(number), .removed) }
      for line in change.new { writer.write(line, .added) }
      next = change.old.upperBound
    }
    for number in next..<end { writer.write(line(number), .same) }
    shift += grown
  }

  /// `line,count`, from 1; of no lines, the line before them.
  private static func place(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  /// A path; one with controls or quotes in quotes, as git writes it and `patch` reads it.
  private static func header(_ name: [UInt8]) -> [UInt8] {
    let isPlain = name.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return name }
    let escaped = name.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [UInt8(ascii: "\\"), byte]
      case 0x20..<0x7F, 0x80...: return [byte]
      default:
        let digits = String(byte, radix: 8)
        return Array(("\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits).utf8)
      }
    }
    return [UInt8(ascii: "\"")] + escaped + [UInt8(ascii: "\"")]
  }
}

/// Writes the lines of a difference, each with its mark and its color.
private struct DiffWriter {
  enum Kind: String {
    case heading = "\u{1B}[1m"
    case place = "\u{1B}[36m"
    case same = ""
    case removed = "\u{1B}[31m"
    case added = "\u{1B}[32m"

    var mark: [UInt8] {
      switch self {
      case .heading, .place: []
      case .same: [UInt8(ascii: " ")]
      case .removed: [UInt8(ascii: "-")]
      case .added: [UInt8(ascii: "+")]
      }
    }
  }

  let usesColour: Bool
  private(set) var bytes: [UInt8] = []

  init(usesColour: Bool) { self.usesColour = usesColour }

  mutating func write(_ line: some BidirectionalCollection<UInt8>, _ kind: Kind) {
    let isEnded = line.last == 0x0A
    let isColoured = usesColour && kind != .same
    if isColoured { bytes += kind.rawValue.utf8 }
    bytes += kind.mark
    if isEnded { bytes += line.dropLast() } else { bytes += line }
    if isColoured { bytes += "\u{1B}[0m".utf8 }
    bytes.append(0x0A)
    if !isEnded { bytes += "\\ No newline at end of file\n".utf8 }
  }
}
