public import XLText

/// An element of an XML text, with the places of its parts.
public struct XMLElement: Hashable, Sendable {
  /// An attribute.
  public struct Attribute: Hashable, Sendable {
    /// The name, with its prefix.
    public let name: String
    /// The value, without its quotes; white space other than blanks is blanks.
    public let value: EmbeddedText
    /// Where it is, from its name to its closing quote.
    public let range: ByteRange
  }

  /// The name, with its prefix.
  public let name: String
  /// The attributes, in order.
  public let attributes: [Attribute]
  /// Where the start tag is.
  public let range: ByteRange
  /// The elements in it, in order.
  public internal(set) var children: [XMLElement] = []
  /// The characters in it, without those of its children.
  public internal(set) var text: EmbeddedText

  init(_ name: String, _ attributes: [Attribute], at range: ByteRange) {
    self.name = name
    self.attributes = attributes
    self.range = range
    text = EmbeddedText(at: range.end)
  }

  /// The attribute with a name; nil if absent.
  public subscript(attribute name: String) -> Attribute? { attributes.first { $0.name == name } }

  /// The first child with a name; nil if absent.
  public func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }
}

/// Why a text is not read as XML: in words, and where.
public struct XMLProblem: Error, Hashable, Sendable {
  /// What was found, and what was expected.
  public let message: String
  /// Where.
  public let range: ByteRange
}
