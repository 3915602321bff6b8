public import XLText

/// The elements of a text in a strict subset of XML 1.0: elements, attributes, characters, CDATA sections,
/// comments, processing instructions, the five entities of XML, and character references, in UTF-8.
///
/// A document type is refused, so that no entity can grow and no file is loaded. Several elements may follow
/// each other at the top.
public struct XMLReading: Sendable {
  /// The most bytes of a text.
  public static let byteCountMax = 16 << 20
  /// The most elements that may be nested.
  public static let depthMax = 64
  /// The most elements and attributes of a text.
  public static let nodesMax = 200_000

  /// The elements at the top, in order; none of a text with a problem.
  public let elements: [XMLElement]
  /// Why the text is not read; nil where it is.
  public let problem: XMLProblem?

  /// Reads a text to its end.
  public init(_ text: SourceText) {
    var parser = XMLParser(text)
    do throws(XMLProblem) {
      try parser.readAll()
      (elements, problem) = (parser.roots, nil)
    } catch {
      (elements, problem) = ([], error)
    }
  }
}
