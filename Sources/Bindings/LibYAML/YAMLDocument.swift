public import XLText

/// A YAML text, read by libyaml: its values with places, or the first reason why it is invalid; never fails.
///
/// libyaml stops at the first problem, so there is at most one. Nothing is resolved, included or tagged. The
/// options limit how many values there are; those that aliases repeat share their memory.
public struct YAMLDocument: Hashable, Sendable {
  /// The most bytes of a text that is read, unless the options allow more: 1 MiB.
  public static let byteCountMax = 1 << 20
  /// The most values that a value may be inside of.
  public static let depthMax = 64
  /// The most values of a text, unless the options allow more.
  public static let nodeCountMax = 100_000

  /// The value of each document; of an empty document it is empty.
  ///
  /// Empty where the text is empty, holds comments only, or is not understood.
  public let documents: [YAMLNode]
  /// Why the text is not understood.
  public let problem: YAMLProblem?

  /// The value of the first document.
  public var root: YAMLNode? { documents.first }

  /// Reads a text.
  public init(_ text: SourceText, options: YAMLOptions = YAMLOptions()) {
    guard text.bytes.count <= options.byteLimit else {
      documents = []
      problem = YAMLProblem(kind: .tooLong(options.byteLimit), range: ByteRange(0, 0))
      return
    }
    var builder = YAMLBuilder(text, options)
    var found: YAMLProblem?
    let parser = YAMLParser(text)
    while found == nil, !builder.isDone {
      switch parser.next() {
      case .success(let event): found = builder.take(event)
      case .failure(let stop): found = stop.problem
      }
    }
    problem = found
    documents = found == nil ? builder.documents : []
  }
}
