/// A JSON value (RFC 8259); members keep their order, and the first of two members with one name counts.
public enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// A whole number above 2^63 - 1; a reader returns it as `number`.
  case unsigned(UInt64)
  /// Any other number; written as `null` where it is not finite.
  case number(Double)
  /// A string.
  case string(String)
  /// A string of any bytes; a reader returns it where the bytes are not UTF-8.
  case bytes([UInt8])
  /// An array.
  case array([JSONValue])
  /// An object.
  case object([Member])
  /// A value that is JSON text already; never read.
  case written([UInt8])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// A member with a name.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The member with a name; null if absent, or where the value is not an object.
  public subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  /// The element at an index from 0; null if absent, or where the value is not an array.
  public subscript(index: Int) -> JSONValue {
    guard case .array(let values) = self, values.indices.contains(index) else { return .null }
    return values[index]
  }

  /// Whether the value is null.
  public var isNull: Bool { self == .null }
  /// The boolean; nil for other kinds.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements of an array; nil for other kinds.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members of an object; nil for other kinds.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The string, with U+FFFD for what is not UTF-8; nil for other kinds.
  public var string: String? {
    switch self {
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null, .bool, .integer, .unsigned, .number, .array, .object, .written: nil
    }
  }

  /// The whole number, also of a number whose fraction is zero; nil for other kinds.
  public var integer: Int? {
    switch self {
    case .integer(let value): Int(value)
    case .number(let value): Int(exactly: value)
    case .unsigned, .null, .bool, .string, .bytes, .array, .object, .written: nil
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
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// A whole number of at most 64 bits.
  public init(_ value: some FixedWidthInteger) {
    self = Int64(exactly: value).map { .integer($0) } ?? .unsigned(UInt64(truncatingIfNeeded: value))
  }
}
