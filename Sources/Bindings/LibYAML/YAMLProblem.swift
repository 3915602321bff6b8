public import XLText

/// One reason why a YAML text is not read, with its place.
public struct YAMLProblem: Hashable, Sendable {
  /// What was found.
  public enum Kind: Hashable, Sendable {
    /// libyaml does not understand the text; its own words, and where what it was in the middle of began.
    case syntax(String, context: String?, contextAt: Int?)
    /// Bytes that are not UTF-8, or a character that YAML does not take.
    case character(String)
    /// An anchor (`&name`) or an alias (`*name`) in a text of a kind that has none.
    case anchorOrAlias
    /// An alias (`*name`) of an anchor that no earlier value of the document has.
    case unknownAlias([UInt8])
    /// A merge key (`<<`).
    case mergeKey
    /// A tag (`!name`).
    case tag
    /// A second document after `---`.
    case secondDocument
    /// More bytes than the options allow.
    case tooLong(Int)
    /// Values inside more than `YAMLDocument.depthMax` others.
    case tooDeep
    /// More values than the options allow, with each value counted where an alias repeats it.
    case tooManyNodes(Int)
    /// More bytes than the limit, with the bytes of a value counted where an alias repeats it.
    case tooManyBytes(Int)
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
    case .unknownAlias(let name):
      "unknown alias '\(VisibleText.quoting(name))'; expected the name of an anchor before it"
    case .mergeKey: "the merge key '<<' is not supported; write the keys and values instead"
    case .tag: "tags are not supported; write the value without a tag"
    case .secondDocument: "a second document begins here; only one is supported"
    case .tooLong(let count): "a string of more than \(count) bytes is not read"
    case .tooDeep: "values nested more than \(YAMLDocument.depthMax) levels deep are not read"
    case .tooManyNodes(let count): "more than \(count) values are not read"
    case .tooManyBytes(let count): "aliases that repeat more than \(count) bytes are not read"
    case .outOfMemory: "out of memory"
    }
  }
}
