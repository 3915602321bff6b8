import LibYAML
import XLText

/// The text of xl.cfg that says what a guest of a manifest says, with the place of each byte in the manifest.
struct GuestText {
  /// The text.
  private(set) var text: EmbeddedText
  /// The single values that are in it, in order, with ranges in it.
  private(set) var spots: [ManifestSpot] = []
  private let manifest: SourceText

  init(_ guest: GuestDraft, in manifest: SourceText) {
    self.manifest = manifest
    text = EmbeddedText(at: guest.range.start)
    add("name", guest.name)
    add("uuid", guest.uuid)
    for list in [guest.disks, guest.nics].compactMap({ $0 }) { add(list) }
  }

  private mutating func add(_ key: String, _ identity: GuestDraft.Identity?) {
    guard let identity, let value = identity.node.embedded(in: manifest) else { return }
    let range = identity.node.range
    text.append("\(key) = ", standingAt: ByteRange(range.start, range.start))
    let spot = ManifestSpot(
      range: ByteRange(0, value.bytes.count),
      role: .string,
      node: identity.node,
      isInFlow: true,
      alias: identity.alias
    )
    add(string: value, at: range, [spot])
    text.append("\n", standingAt: ByteRange(range.end, range.end))
  }

  private mutating func add(_ list: GuestDraft.DeviceList) {
    text.append("\(list.device.configKey) = [\n", standingAt: list.key)
    for entry in list.entries {
      add(string: entry.text, at: entry.range, entry.spots)
      text.append(",\n", standingAt: ByteRange(entry.range.end, entry.range.end))
    }
    text.append("]\n", standingAt: ByteRange(list.range.end, list.range.end))
  }

  /// Adds a string in quotes, and the values that it is made of.
  private mutating func add(string: EmbeddedText, at range: ByteRange, _ parts: [ManifestSpot]) {
    let bytes = string.bytes
    let isWhole = parts.first?.role == .string
    // A change at the end of a string is made before its quotes in the manifest.
    let start = isWhole && !bytes.isEmpty ? string.place(ByteRange(0, 1)).start : range.start
    let end = isWhole ? min(max(start, string.endPlace), range.end) : range.end
    let hasSingle = bytes.contains(UInt8(ascii: "'"))
    let quote = hasSingle ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    let mark = hasSingle ? "\"" : "'"
    text.append(mark, standingAt: ByteRange(start, start))
    let offset = text.bytes.count
    if bytes.contains(where: { Self.escape($0, in: quote) != nil }) {
      // Spots of a string with escapes are where the string is, as no change can be made to them.
      for index in bytes.indices {
        let place = string.place(ByteRange(index, index + 1))
        if let escaped = Self.escape(bytes[index], in: quote) {
          text.append(escaped, standingAt: place)
        } else {
          text.append(bytes[index], standingAt: place)
        }
      }
      let all = ByteRange(offset, text.bytes.count)
      spots += parts.prefix(1).map { Self.moved($0, to: all) }
    } else {
      text.append(string)
      spots += parts.map { part in
        Self.moved(part, to: ByteRange(offset + part.range.start, offset + part.range.end))
      }
    }
    text.append(mark, standingAt: ByteRange(end, end))
  }

  private static func moved(_ spot: ManifestSpot, to range: ByteRange) -> ManifestSpot {
    var spot = spot
    spot.range = range
    return spot
  }

  /// How a byte is written in a string of xl.cfg, where it is not written as itself.
  private static func escape(_ byte: UInt8, in quote: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\\"): "\\\\"
    case 0x0A: "\\n"
    case quote: quote == UInt8(ascii: "'") ? "\\'" : "\\\""
    default: nil
    }
  }
}
