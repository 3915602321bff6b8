public import XLText

extension YAMLNode {
  /// The value of a scalar with the place of each byte; nil of lists and mappings.
  ///
  /// Of a scalar of several lines each byte is at the whole scalar.
  public func embedded(in text: SourceText) -> EmbeddedText? {
    guard case .scalar(let bytes, let isPlain) = kind else { return nil }
    if isPlain {
      if text[range].elementsEqual(bytes) { return EmbeddedText(range, in: text) }
    } else if let walked = QuotedScalar(range, in: text)?.text, walked.bytes == bytes {
      return walked
    }
    var whole = EmbeddedText(at: range.start)
    for byte in bytes { whole.append(byte, standingAt: range) }
    whole.endPlace = range.end
    return whole
  }
}

/// A scalar in quotes on one line.
private struct QuotedScalar {
  /// What it means, with places.
  var text: EmbeddedText

  /// Reads a scalar with its quotes; nil where it is of another kind, or has an escape that is rarely used.
  init?(_ range: ByteRange, in source: SourceText) {
    let bytes = source.bytes
    guard range.count >= 2, let quote = source[range].first, quote == bytes[range.end - 1] else { return nil }
    let isDouble = quote == UInt8(ascii: "\"")
    guard isDouble || quote == UInt8(ascii: "'") else { return nil }
    let end = range.end - 1
    text = EmbeddedText(at: range.start + 1)
    var (offset, plain) = (range.start + 1, range.start + 1)
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x0A || byte == 0x0D { return nil }
      guard byte == (isDouble ? UInt8(ascii: "\\") : quote) else {
        offset += 1
        continue
      }
      guard offset + 1 < end, let meaning = isDouble ? Self.meaning(bytes[offset + 1]) : quote else {
        return nil
      }
      text.append(ByteRange(plain, offset), in: source)
      text.append(meaning, standingAt: ByteRange(offset, offset + 2))
      offset += 2
      plain = offset
    }
    text.append(ByteRange(plain, end), in: source)
    text.endPlace = end
  }

  private static func meaning(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    default: nil
    }
  }
}
