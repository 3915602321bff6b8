public import XLText

/// One value of a YAML document, with the place that it is in.
public struct YAMLNode: Hashable, Sendable {
  /// A key of a mapping with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: YAMLNode
    /// The value.
    public let value: YAMLNode
  }

  /// What a value is; scalars are not resolved, so `4.10` and `off` are the text in the text.
  public indirect enum Kind: Hashable, Sendable {
    /// One value: its bytes without quotes and escapes, and whether it was in no quotes.
    case scalar([UInt8], isPlain: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with values, in the order of the text; a key may be there twice.
    case mapping([Entry])
  }

  /// What it is.
  public let kind: Kind
  /// Where it is, after its anchor; of a block sequence or mapping up to its last value.
  ///
  /// A value that an alias repeats is where its anchor is.
  public let range: ByteRange
  /// The alias that repeats it here; nil where it is written here.
  public internal(set) var alias: ByteRange?

  /// The value as text, where it is a scalar of UTF-8.
  public var text: String? {
    guard case .scalar(let bytes, _) = kind else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether it is nothing: an empty scalar without quotes, `~` or `null`.
  public var isNull: Bool {
    guard case .scalar(_, isPlain: true) = kind else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}
