import JSON

/// A place between two characters: a line, and characters of it, both from 0.
///
/// What a character is, the client and the server agree on: `PositionEncoding`.
struct LinePosition: Hashable, Sendable, Comparable {
  /// The line, from 0.
  var line: Int
  /// The character in the line, from 0.
  var character: Int

  /// Orders from the beginning of a text to its end.
  static func < (left: Self, right: Self) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }

  /// As it is in a message.
  var json: JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }
}

/// What lies between two places.
struct LineRange: Hashable, Sendable {
  /// Where it starts.
  var start: LinePosition
  /// Where it ends; nothing after that belongs to it.
  var end: LinePosition

  /// As it is in a message.
  var json: JSONValue { ["start": start.json, "end": end.json] }
}

/// The unit in which characters of a line are counted.
enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
  /// Bytes.
  case utf8 = "utf-8"
  /// Units of UTF-16.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"

  /// How many units a character of so many bytes of UTF-8 has.
  func units(ofByteCount count: Int) -> Int {
    switch self {
    case .utf8: count
    case .utf16: count == 4 ? 2 : 1
    case .utf32: 1
    }
  }
}
