import XLText

extension Diagnostic {
  /// The diagnostic of a string in a file, with every place in the file.
  ///
  /// Edits are written for the quotes that they land in. A fix is left out where one of its edits would
  /// change bytes that the file has in another spelling, unless it replaces the whole string.
  func placed(in inner: EmbeddedText, quote: UInt8?) -> Diagnostic {
    var result = self
    result.range = inner.place(range)
    result.notes = notes.map { note in
      var placed = note
      placed.range = note.range.map { inner.place($0) }
      return placed
    }
    result.fixes = fixes.compactMap { fix in
      guard let quote else { return nil }
      var placed = fix
      placed.edits = []
      for edit in fix.edits {
        let isWhole = edit.range.start == 0 && edit.range.end == inner.bytes.count
        guard isWhole || inner.isPlain(edit.range),
          let replacement = Self.escaped(edit.replacement, for: quote)
        else { return nil }
        placed.edits.append(TextEdit(inner.place(edit.range), replacement))
      }
      return placed
    }
    return result
  }

  /// Bytes as they are written between two quotes; nil where that is not possible.
  private static func escaped(_ bytes: [UInt8], for quote: UInt8) -> [UInt8]? {
    var result: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0: return nil
      case 0x0A: result += "\\n".utf8
      case quote, UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      default: result.append(byte)
      }
    }
    return result
  }
}
