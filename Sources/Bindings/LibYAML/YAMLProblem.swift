public import XLText

/// One reason why a YAML text is not read, with its place.
public struct YAMLProblem: Hashable, Sendable {
  /// What was found.
  public enum Kind: Hashable, Sendable {
    /// libyaml does not understand the text; its own words, and where what it was in the middle of began.
    case syntax(String, context: String?, contextAt: Int?)
    /// Bytes that are not UTF-8, or a character that YAML does not take.
    case character(String)
    /// An anchor (`&name`) or an alias (`*name`), which make a short text into an endless one.
    case anchorOrAlias
    /// A tag (`!name`).
    case tag
    /// A second document after `---`.
    case secondDocument
    /// More than `YAMLDocument.byteCountMax` bytes.
    case tooLong
    /// Values inside more than `YAMLDocument.depthMax` others.
    case tooDeep
    /// More than `YAMLDocument.nodeCountMax` values.
    case tooManyNodes
    /// No memory is left.
    case outOfMemory
  }

  /// What was found.
  public let kind: Kind
  /// Where; empty where it is a place between two bytes.
  public let range: ByteRange
}

extension YAMLProblem: CustomStringConvertible {
  /// The words: what was found, and the fix.
  public var description: String {
    switch kind {
    case .syntax(let words, let context, _): context.map { "\(words) (\($0))" } ?? words
    case .character(let words): words
    case .anchorOrAlias: "anchors and aliases are not supported; write the value instead"
    case .tag: "tags are not supported; write the value without a tag"
    case .secondDocument: "a second document begins here; only one is supported"
    case .tooLong: "a string of more than \(YAMLDocument.byteCountMax) bytes is not read"
    case .tooDeep: "values nested more than \(YAMLDocument.depthMax) levels deep are not read"
    case .tooManyNodes: "more than \(YAMLDocument.nodeCountMax) values are not read"
    case .outOfMemory: "out of memory"
    }
  }
}
