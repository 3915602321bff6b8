import XLText

/// Characters that look like others, which the grammar asks for, and those others.
enum LookAlikes {
  /// What a character was probably meant to be; nil where it looks like nothing that is known.
  static func meaning(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x201C...0x201F, 0x00AB, 0x00BB, 0x2033, 0x2036: "\""
    case 0x2018...0x201B, 0x2032, 0x2035, 0x00B4, 0x2039, 0x203A: "'"
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: ""
    case 0x2028, 0x2029, 0x0085: "\n"
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2026: "..."
    case 0xFF01...0xFF5E: String(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    default: letters[scalar].map { String($0) }
    }
  }

  /// Letters of other scripts that look the same.
  private static let letters: [Unicode.Scalar: Character] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "ѕ": "s", "ԁ": "d",
    "к": "k", "т": "t", "м": "m", "н": "h", "ο": "o", "α": "a", "ν": "v", "ι": "i",
  ]

  /// The message about a character: its name where people have one for it.
  static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x201C...0x201F, 0x00AB, 0x00BB, 0x2018...0x201B, 0x2039, 0x203A: "a typographic quote"
    case 0x00A0, 0x202F: "a no-break space"
    case 0x2000...0x200A, 0x205F, 0x1680, 0x3000: "a special space"
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
      "an invisible character"
    case 0x2010...0x2015, 0x2212: "a typographic dash"
    case 0xFF01...0xFF5E: "a full-width character"
    default: "a character of another script"
    }
  }

  /// The look-alikes in a range of a text, in order, each with its place.
  static func all(in text: SourceText, _ range: ByteRange) -> [Sourced] {
    var found: [Sourced] = []
    for piece in VisibleText(text[range], origin: range.start).pieces where piece.range.count > 1 {
      let decoded = String(decoding: text[piece.range], as: UTF8.self).unicodeScalars
      guard let scalar = decoded.first, let meaning = meaning(of: scalar) else { continue }
      found.append(Sourced(scalar: scalar, meaning: meaning, range: piece.range))
    }
    return found
  }

  /// One of them.
  struct Sourced {
    let scalar: Unicode.Scalar
    let meaning: String
    let range: ByteRange
  }
}
