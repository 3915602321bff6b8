public import XLText

/// A YAML text, read by libyaml: one value with places, or the first reason why it is not valid; never fails.
///
/// libyaml stops at the first problem, so there is at most one. Nothing is resolved, included, aliased or
/// tagged: a text of n bytes gives at most n values.
public struct YAMLDocument: Hashable, Sendable {
  /// The most bytes of a text that is read: 1 MiB.
  public static let byteCountMax = 1 << 20
  /// The most values that a value may be inside of.
  public static let depthMax = 64
  /// The most values of a text.
  public static let nodeCountMax = 100_000

  /// The value; nil where the text is empty, holds comments only, or is not understood.
  public let root: YAMLNode?
  /// Why the text is not understood.
  public let problem: YAMLProblem?

  /// Reads a text.
  public init(_ text: SourceText) {
    guard text.bytes.count <= Self.byteCountMax else {
      (root, problem) = (nil, YAMLProblem(kind: .tooLong, range: ByteRange(0, 0)))
      return
    }
    var builder = YAMLBuilder()
    var found: YAMLProblem?
    let parser = YAMLParser(text)
    while found == nil, !builder.isDone {
      switch parser.next() {
      case .success(let event): found = builder.take(event)
      case .failure(let stop): found = stop.problem
      }
    }
    problem = found
    root = found == nil ? builder.root : nil
  }
}
