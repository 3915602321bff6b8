import LibYAML
import XLCheck
import XLModel
import XLRules
import XLText

/// The disk strings without quotes in a list between brackets, where YAML ends a value at each comma.
///
/// No disk string is without a comma, so a value without quotes is a part of one.
struct UnquotedDisks {
  /// The indices of the parts, which are no entries.
  private(set) var parts: Set<Int> = []
  private(set) var diagnostics: [Diagnostic] = []
  private let text: SourceText

  init(_ items: [YAMLNode], of list: ManifestReader.Spot, in text: SourceText) {
    self.text = text
    guard text[list.node.range].first == UInt8(ascii: "[") else { return }
    var run: [YAMLNode] = []
    for (index, item) in items.enumerated() {
      let isNext = index + 1 < items.count && Self.isPart(items[index + 1])
      if Self.isPart(item), isNext || !run.isEmpty {
        run.append(item)
        parts.insert(index)
      }
      if isNext || run.isEmpty { continue }
      report(run, alias: list.alias)
      run = []
    }
  }

  private static func isPart(_ item: YAMLNode) -> Bool {
    guard case .scalar(_, isPlain: true) = item.kind else { return false }
    return item.alias == nil && !item.isNull
  }

  private mutating func report(_ run: [YAMLNode], alias: ByteRange?) {
    let strings = strings(run)
    let edits = strings.compactMap(edit)
    var fixes: [Diagnostic.Fix] = []
    // Other guests may use the list of an anchor.
    if edits.count == strings.count, alias == nil {
      let words = edits.count == 1 ? "write the string in quotes" : "write the strings in quotes"
      fixes.append(Diagnostic.Fix(words, edits: edits, safety: .changesMeaning))
    }
    diagnostics.append(
      UnquotedDisk.diagnostic(
        "these \(run.count) values are not disk strings; expected disk strings in quotes",
        at: alias ?? Self.range(strings[0]),
        help: "a comma ends a value between '[' and ']': write each disk string in quotes",
        fixes: fixes
      )
    )
  }

  /// The parts of each string: it ends where more than a comma is, unless that is so after each part.
  private func strings(_ run: [YAMLNode]) -> [[YAMLNode]] {
    let ends = zip(run, run.dropFirst()).map { part, next in next.range.start - part.range.end > 1 }
    guard ends.contains(false) else { return [run] }
    return zip(run.dropFirst(), ends).reduce(into: [[run[0]]]) { strings, next in
      if next.1 { strings.append([next.0]) } else { strings[strings.count - 1].append(next.0) }
    }
  }

  private static func range(_ string: [YAMLNode]) -> ByteRange {
    ByteRange(string[0].range.start, string[string.count - 1].range.end)
  }

  /// The string in quotes; nil where it is not a disk of xl, or not on one line.
  private func edit(_ string: [YAMLNode]) -> TextEdit? {
    let bytes = Array(string.map { text[$0.range] }.joined(separator: [UInt8(ascii: ",")]))
    let range = Self.range(string)
    let isOnlyBlank = zip(string, string.dropFirst()).allSatisfy { part, next in
      text[ByteRange(part.range.end, next.range.start)].allSatisfy { $0 == UInt8(ascii: ",") || $0 == 0x20 }
    }
    guard isOnlyBlank, !bytes.contains(0x0A),
      CheckedDisk(SourceText(bytes), options: CheckOptions()).verdict == .accepts
    else { return nil }
    let quote = UInt8(ascii: "'")
    return TextEdit(range, [quote] + bytes.flatMap { $0 == quote ? [$0, $0] : [$0] } + [quote])
  }
}
