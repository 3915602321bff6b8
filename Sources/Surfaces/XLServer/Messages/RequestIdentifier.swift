import JSON

/// What reports a request from the others of its side: a number or a text.
public enum RequestIdentifier: Hashable, Sendable {
  /// A number.
  case number(Int64)
  /// A text.
  case text(String)

  /// The identifier that a member `id` gives; nil where it is neither.
  init?(_ value: JSONValue) {
    switch value {
    case .integer(let number): self = .number(number)
    case .string(let text): self = .text(text)
    default: return nil
    }
  }

  /// As it is in a message.
  var json: JSONValue {
    switch self {
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    }
  }
}
