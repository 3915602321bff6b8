import JSON

/// A place between two characters: a line, and characters of it, both from 0.
///
/// What a character is, the client and the server agree on: `PositionEncoding`.
public struct LinePosition: Hashable, Sendable, Comparable {
  /// The line, from 0.
  public var line: Int
  /// The character in the line, from 0.
  public var character: Int

  /// A place.
  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Orders from the beginning of a text to its end.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }

  /// As it is in a message.
  var json: JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }
}

/// What lies between two places.
public struct LineRange: Hashable, Sendable {
  /// Where it starts.
  public var start: LinePosition
  /// Where it ends; nothing after that belongs to it.
  public var end: LinePosition

  /// What lies between two places.
  public init(start: LinePosition, end: LinePosition) {
    self.start = start
    self.end = end
  }

  /// As it is in a message.
  var json: JSONValue { ["start": start.json, "end": end.json] }
}

/// The unit in which characters of a line are counted.
public enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
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
