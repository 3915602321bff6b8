public import XLText

/// A configuration file as a lossless tree: pieces, statements, lists, and every problem; never fails.
///
/// Blanks are the gaps between pieces, so pieces and gaps together are the text, to the byte.
/// Statements and lists are found by index, not by pointer: the tree is a few flat arrays, and a value.
public struct ConfigSyntax: Sendable {
  /// What the tree consists of, after one reference, because every view of a piece holds the tree.
  private final class Storage: Sendable {
    let text: SourceText
    let problems: [ConfigProblem]
    let packed: [PackedToken]
    let statements: [ConfigParser.Statement]
    let lists: [ConfigParser.List]

    init(_ text: SourceText, _ parser: ConfigParser, _ problems: [ConfigProblem]) {
      self.text = text
      self.problems = problems
      packed = parser.tokens
      statements = parser.statements
      lists = parser.lists
    }
  }

  private let storage: Storage

  /// The text.
  public var text: SourceText { storage.text }
  /// What is wrong, in the order of the text; where nothing is, xl's parser takes the file.
  public var problems: [ConfigProblem] { storage.problems }
  var packed: [PackedToken] { storage.packed }
  var statementRecords: [ConfigParser.Statement] { storage.statements }
  var listRecords: [ConfigParser.List] { storage.lists }

  /// The tree of a text of at most `ConfigLimits.byteCountMax` bytes.
  public init(_ text: SourceText) { self.init(text, isWhole: true) }

  /// The tree of a text, or of the beginning of one, without the problems that its end there makes.
  private init(_ text: SourceText, isWhole: Bool) {
    let lexer = ConfigLexer(text.bytes.span)
    let parser = ConfigParser(lexer.tokens, byteCount: text.bytes.count)
    let all = lexer.problems + parser.problems.map { Self.trimmed($0, text.bytes.span) }
    let sorted = all.sorted { ($0.range.start, $0.kind.rawValue) < ($1.range.start, $1.kind.rawValue) }
    let end = text.bytes.count
    storage = Storage(
      text,
      parser,
      isWhole ? sorted : sorted.filter { max($0.metAt, $0.range.end) < end },
    )
  }

  /// The beginning of the text as a tree of its own, and where it ends; nil where all of the text is within
  /// the limits.
  ///
  /// It ends in front of a statement, where that is possible.
  public func beginning(tokensAtMost tokens: Int, problemsAtMost problems: Int) -> (Self, end: Int)? {
    if tokenCount <= tokens, self.problems.count <= problems { return nil }
    var end = tokens < tokenCount ? packed[tokens].start : text.bytes.count
    if problems < self.problems.count { end = min(end, self.problems[problems].range.start) }
    let count = (0..<statementCount).end { packed[firstToken(ofStatement: $0)].start <= end }
    let start = count > 0 ? packed[firstToken(ofStatement: count - 1)].start : 0
    if start > 0 { end = start }
    return (ConfigSyntax(SourceText(Array(text.bytes[..<end])), isWhole: start > 0), end)
  }

  /// A problem without the blanks at the end of its range.
  private static func trimmed(_ problem: ConfigProblem, _ bytes: Span<UInt8>) -> ConfigProblem {
    let range = problem.range
    let trimmed = ByteRange(range.start, end(bytes, range.start, range.end))
    return ConfigProblem(problem.kind, trimmed, metAt: problem.metAt)
  }

  private static func end(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// How many pieces there are.
  public var tokenCount: Int { packed.count }
  /// How many statements there are.
  public var statementCount: Int { statementRecords.count }

  /// A piece by its number.
  public func token(_ index: Int) -> ConfigToken {
    let next = index + 1 < packed.count ? packed[index + 1].start : text.bytes.count
    let start = packed[index].start
    return ConfigToken(packed[index].kind, ByteRange(start, Self.end(text.bytes.span, start, next)))
  }

  /// What a piece is, by its number.
  public func tokenKind(_ index: Int) -> ConfigTokenKind { packed[index].kind }

  /// Whether a piece is a carriage return or a byte order mark, which nothing is meant by.
  public func isInvisible(_ index: Int) -> Bool { packed[index].isInvisible }

  /// Where a piece starts, by its number.
  public func tokenStart(_ index: Int) -> Int { packed[index].start }

  /// The first piece of a statement, by its number.
  public func firstToken(ofStatement index: Int) -> Int { Int(statementRecords[index].first) }

  /// The bytes in a range of the text.
  public func bytes(in range: ByteRange) -> ArraySlice<UInt8> { text[range] }
}

extension ConfigSyntax {
  /// Every piece, in order.
  public var tokens: LazyMapCollection<Range<Int>, ConfigToken> {
    packed.indices.lazy.map { token($0) }
  }

  /// Every statement, in order.
  ///
  /// The type is a concrete one: another module reaches each element of an opaque one through its metadata,
  /// which takes three quarters of the time that reading a file takes.
  public var statements: LazyMapCollection<Range<Int>, ConfigStatement> {
    statementRecords.indices.lazy.map { ConfigStatement(self, $0) }
  }

  /// A statement by its number.
  public func statement(_ index: Int) -> ConfigStatement { ConfigStatement(self, index) }

  /// The number of the statement whose lines an offset is in or after; nil before the first one.
  public func statementIndex(at offset: Int) -> Int? {
    let token = tokenIndex(from: offset + 1) - 1
    let next = (0..<statementRecords.count).end { Int(statementRecords[$0].first) <= token }
    return next > 0 ? next - 1 : nil
  }

  /// The number of the statement whose first piece is that of a number; nil where none begins there.
  public func statementIndex(startingAt token: Int) -> Int? {
    let index = (0..<statementRecords.count).end { Int(statementRecords[$0].first) < token }
    return index < statementRecords.count && Int(statementRecords[index].first) == token ? index : nil
  }

  /// The number of the first piece that starts at or after an offset; `tokenCount` where none does.
  public func tokenIndex(from offset: Int) -> Int {
    (0..<packed.count).end { packed[$0].start < offset }
  }

  /// The number of the list that a bracket opens.
  func listIndex(openedBy token: Int) -> Int? {
    let index = (0..<listRecords.count).end { Int(listRecords[$0].open) < token }
    return index < listRecords.count && Int(listRecords[index].open) == token ? index : nil
  }
}

extension ConfigSyntax: Hashable {
  /// Trees of equal texts are equal: the text decides everything.
  public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.text == right.text
  }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
