import LibYAML
import XLRules
import XLText

/// The comments of a manifest that suppress codes, found where YAML has comments.
enum ManifestComments {
  private static let mark = Array("xlplug:".utf8)

  /// What the comments suppress: on their lines, and in the guests, lists and devices that follow them.
  static func suppression(_ text: SourceText, _ documents: [YAMLNode], _ guests: [GuestDraft]) -> Suppression
  {
    let marks = marks(text.bytes)
    if marks.isEmpty { return Suppression(text, comments: [], blocks: []) }
    let scalars = scalars(documents)
    var comments: [ByteRange] = []
    for mark in marks {
      guard let comment = comment(text.bytes, before: mark), comment.start >= comments.last?.end ?? 0 else {
        continue
      }
      let next = scalars.indices.end { scalars[$0].end <= comment.start }
      // `#` inside of a value is no comment.
      if next < scalars.count, scalars[next].start <= comment.start { continue }
      comments.append(comment)
    }
    return Suppression(text, comments: comments, blocks: blocks(guests))
  }

  /// Where the word is that begins a comment to xlplug.
  private static func marks(_ bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var offset = 0
    while offset + mark.count <= bytes.count {
      if bytes[offset] == mark[0], bytes[offset..<offset + mark.count].elementsEqual(mark) {
        found.append(offset)
        offset += mark.count
      } else {
        offset += 1
      }
    }
    return found
  }

  /// The comment whose first word is at an offset, to the end of its line.
  private static func comment(_ bytes: [UInt8], before mark: Int) -> ByteRange? {
    var start = mark
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    start -= 1
    guard start >= 0, bytes[start] == UInt8(ascii: "#"), start == 0 || bytes[start - 1] <= 0x20 else {
      return nil
    }
    let end = bytes[mark...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    return ByteRange(start, end)
  }

  /// The places of all single values that are written in the text, in order.
  private static func scalars(_ documents: [YAMLNode]) -> [ByteRange] {
    var ranges: [ByteRange] = []
    var rest = documents
    while let node = rest.popLast() {
      // What an alias repeats is written at its anchor.
      if node.alias != nil { continue }
      switch node.kind {
      case .scalar: if !node.range.isEmpty { ranges.append(node.range) }
      case .sequence(let items): rest += items
      case .mapping(let entries): rest += entries.flatMap { [$0.key, $0.value] }
      }
    }
    return ranges.sorted { $0.start < $1.start }
  }

  /// Guests, lists, and devices: each kind in order, without those that aliases repeat.
  private static func blocks(_ guests: [GuestDraft]) -> [[ByteRange]] {
    let lists = guests.flatMap { guest in
      [guest.disks, guest.nics].compactMap { $0 }.filter { $0.range.start >= $0.key.start }
    }
    let levels = [
      guests.map(\.range),
      lists.map { ByteRange($0.key.start, max($0.key.end, $0.range.end)) },
      lists.flatMap { list in list.entries.filter { $0.alias == nil }.map(\.range) },
    ]
    return levels.map { ranges in
      var apart: [ByteRange] = []
      for range in ranges.sorted(by: { $0.start < $1.start }) where range.start >= apart.last?.end ?? 0 {
        apart.append(range)
      }
      return apart
    }
  }
}
