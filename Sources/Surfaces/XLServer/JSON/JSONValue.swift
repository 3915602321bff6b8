/// A JSON value, as a message holds it; members keep their order.
///
/// Text is UTF-8. Of two members with one name the first counts.
public enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Values with names.
  case object([Member])
  /// Many whole numbers, which are written as an array; never read.
  case integers([UInt32])

  /// A value with its name.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// A value with a name.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The member of a name; null where there is none, or where this is no object.
  public subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  /// The element at a place; null where there is none.
  public subscript(index: Int) -> JSONValue {
    guard case .array(let values) = self, values.indices.contains(index) else { return .null }
    return values[index]
  }

  /// Whether it is null.
  public var isNull: Bool { self == .null }
  /// The text, of a text.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The truth, of a truth value.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements, of an array.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members, of an object.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The whole number, also of one that is written with a fraction of nothing.
  public var integer: Int? {
    switch self {
    case .integer(let value): Int(value)
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// An object without the members that are nil.
  public static func members(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(pairs.compactMap { name, value in value.map { Member(name, $0) } })
  }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Values in order.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Values with names.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// A whole number.
  public init(_ value: Int) { self = .integer(Int64(value)) }
}
