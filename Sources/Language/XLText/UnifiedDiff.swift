/// The difference that edits make to a text, as `diff -u` writes it and `patch` reads it.
public struct UnifiedDiff: Sendable {
  /// How many unchanged lines stand around a change.
  public static let contextLineCount = 3

  /// Lines of the old text that become others.
  private struct Change {
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  private let old: [ArraySlice<UInt8>]
  private let changes: [Change]

  /// The difference between a text and what edits, which must not overlap, make of it.
  public init(_ text: SourceText, _ edits: [TextEdit]) {
    let lines = LineIndex(text)
    let old = Self.lines(text.bytes[...])
    var found: [Change] = []
    var group: (lines: Range<Int>, edits: [TextEdit])?
    func close() {
      if let group, let change = Self.change(group.lines, group.edits, text, lines, old) {
        found.append(change)
      }
      group = nil
    }
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      let touched = lines.line(at: edit.range.start)..<lines.line(at: edit.range.end) + 1
      if let open = group, touched.lowerBound <= open.lines.upperBound {
        group = (open.lines.lowerBound..<max(open.lines.upperBound, touched.upperBound), open.edits + [edit])
      } else {
        close()
        group = (touched, [edit])
      }
    }
    close()
    self.old = old
    changes = found
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { changes.isEmpty }

  /// Lines with their line feeds.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[rest.startIndex...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func change(
    _ touched: Range<Int>,
    _ edits: [TextEdit],
    _ text: SourceText,
    _ lines: LineIndex,
    _ old: [ArraySlice<UInt8>]
  ) -> Change? {
    // A text that ends in a line feed has a last line of nothing, which is no line of the difference.
    var range = touched.clamped(to: 0..<old.count)
    let start = lines.start(ofLine: touched.lowerBound)
    let end = touched.upperBound < lines.count ? lines.start(ofLine: touched.upperBound) : text.bytes.count
    let moved = edits.map {
      TextEdit(ByteRange($0.range.start - start, $0.range.end - start), $0.replacement)
    }
    var new = Self.lines(SourceText(Array(text.bytes[start..<end])).applying(moved).bytes[...])[...]
    while let line = new.first, !range.isEmpty, line == old[range.lowerBound] {
      (new, range) = (new.dropFirst(), range.dropFirst())
    }
    while let line = new.last, let last = range.last, line == old[last] {
      (new, range) = (new.dropLast(), range.dropLast())
    }
    return new.isEmpty && range.isEmpty ? nil : Change(old: range, new: Array(new))
  }

  /// The difference with `--- a` and `+++ b` before it; nothing where there is none.
  public func rendered(old oldName: [UInt8], new newName: [UInt8]) -> [UInt8] {
    if changes.isEmpty { return [] }
    var output = Array("--- ".utf8) + Self.header(oldName) + Array("\n+++ ".utf8) + Self.header(newName)
    output.append(UInt8(ascii: "\n"))
    var (first, shift) = (0, 0)
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * Self.contextLineCount
      {
        last += 1
      }
      shift = appendHunk(Array(changes[first...last]), shift, to: &output)
      first = last + 1
    }
    return output
  }

  /// Appends one hunk; gives how many lines the new text is longer by so far.
  private func appendHunk(_ changes: [Change], _ shift: Int, to output: inout [UInt8]) -> Int {
    let from = max(0, changes[0].old.lowerBound - Self.contextLineCount)
    let to = min(old.count, changes[changes.count - 1].old.upperBound + Self.contextLineCount)
    let growth = changes.reduce(0) { $0 + $1.new.count - $1.old.count }
    func place(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }
    output += "@@ -\(place(from, to - from)) +\(place(from + shift, to - from + growth)) @@\n".utf8
    var next = from
    for change in changes {
      for line in old[next..<change.old.lowerBound] { Self.append(" ", line, to: &output) }
      for line in old[change.old] { Self.append("-", line, to: &output) }
      for line in change.new { Self.append("+", line, to: &output) }
      next = change.old.upperBound
    }
    for line in old[next..<to] { Self.append(" ", line, to: &output) }
    return shift + growth
  }

  private static func append(_ sign: Unicode.Scalar, _ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: sign))
    output += line
    if line.last != UInt8(ascii: "\n") { output += "\n\\ No newline at end of file\n".utf8 }
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
