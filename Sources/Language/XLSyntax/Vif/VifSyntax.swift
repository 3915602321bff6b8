public import XLText

/// The tokens of a vif string; every byte of the text belongs to exactly one, in order.
///
/// There are two forms. An element of `vif = [...]` in a configuration file is cut at commas, and runs of
/// commas count as one. The words of `xl network-attach` are not cut any further; they are here in one
/// text with a NUL between them, as they do in the memory of a process (xl: tools/xl/xl_parse.c, xl_nic.c,
/// 4.17 to 4.23).
public struct VifSyntax: Hashable, Sendable {
  /// Where the text comes from, which decides how it is cut.
  public enum Form: Hashable, Sendable {
    /// One element of `vif = [...]`.
    case configuration
    /// Words of `xl network-attach`, with `wordSeparator` between them.
    case words
  }

  /// The byte between two words; no word on a command line can hold it.
  public static let wordSeparator: UInt8 = 0

  /// One piece of the text.
  public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Hashable, Sendable {
      /// One or more commas, or one word separator.
      case separator
      /// Spaces before a parameter, which are dropped; configuration form only.
      case space
      /// The text before the first `=`.
      case key
      /// The first `=` of a parameter.
      case equals
      /// Everything after the first `=`; may be empty.
      case value
      /// A parameter without `=`; empty where only spaces were, or an empty word.
      case bare
    }

    /// What it is.
    public let kind: Kind
    /// Where it is.
    public let range: ByteRange
  }

  /// One `key=value`, or one word without `=`.
  public struct Parameter: Hashable, Sendable {
    /// The key, or the whole word where there is no `=`.
    public let key: ByteRange
    /// The value; nil where there is no `=`.
    public let value: ByteRange?
    /// Key, `=` and value.
    public var range: ByteRange { ByteRange(key.start, value?.end ?? key.end) }
  }

  /// The text that was cut.
  public let text: SourceText
  /// How it was cut.
  public let form: Form
  /// All tokens, in order and without gaps.
  public let tokens: [Token]
  /// The parameters, in order.
  public let parameters: [Parameter]

  /// Cuts one element of `vif = [...]`.
  public init(_ text: SourceText) { self.init(text, form: .configuration) }

  /// Cuts the words of `xl network-attach`, joined in `text` by `wordSeparator`.
  ///
  /// No words at all and one empty word are the same text; `hasWords` distinguishes them.
  public init(joinedWords text: SourceText, hasWords: Bool = true) {
    self.init(text, form: .words, isEmpty: !hasWords)
  }

  private init(_ text: SourceText, form: Form, isEmpty: Bool = false) {
    self.text = text
    self.form = form
    var cutter = Cutter(text.bytes)
    if !isEmpty {
      switch form {
      case .configuration: cutter.cutAtCommas()
      case .words: cutter.cutWords()
      }
    }
    (tokens, parameters) = (cutter.tokens, cutter.parameters)
  }
}

/// Walks over the bytes once and collects tokens.
private struct Cutter {
  let bytes: [UInt8]
  var tokens: [VifSyntax.Token] = []
  var parameters: [VifSyntax.Parameter] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func cutAtCommas() {
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset] == UInt8(ascii: ",") { offset += 1 }
      add(.separator, start, offset)
      let spaces = offset
      while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
      add(.space, spaces, offset)
      if spaces == bytes.count { return }
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
      parameter(offset, end)
      offset = end
    }
  }

  mutating func cutWords() {
    var offset = 0
    while true {
      let end = bytes[offset...].firstIndex(of: VifSyntax.wordSeparator) ?? bytes.count
      parameter(offset, end)
      if end == bytes.count { return }
      add(.separator, end, end + 1)
      offset = end + 1
    }
  }

  private mutating func parameter(_ start: Int, _ end: Int) {
    guard let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) else {
      tokens.append(.init(kind: .bare, range: ByteRange(start, end)))
      parameters.append(.init(key: ByteRange(start, end), value: nil))
      return
    }
    tokens.append(.init(kind: .key, range: ByteRange(start, equals)))
    tokens.append(.init(kind: .equals, range: ByteRange(equals, equals + 1)))
    tokens.append(.init(kind: .value, range: ByteRange(equals + 1, end)))
    parameters.append(.init(key: ByteRange(start, equals), value: ByteRange(equals + 1, end)))
  }

  private mutating func add(_ kind: VifSyntax.Token.Kind, _ start: Int, _ end: Int) {
    if start < end { tokens.append(.init(kind: kind, range: ByteRange(start, end))) }
  }
}
