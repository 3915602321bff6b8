import XLText

/// Finds the statements and lists among the pieces of a configuration file; never fails.
///
/// One pass without recursion. After a mistake it goes on at the next element, list or line, whichever makes
/// the most of the text there.
struct ConfigParser {
  /// What is known of one statement: its pieces, and whether it is a setting.
  struct Statement: Hashable, Sendable {
    /// The first piece.
    var first: UInt32
    /// One past the last piece, or of a setting the highest bit set as well.
    var mark: UInt32
  }

  /// What is known of one list: where its brackets are, and where the lists inside it end.
  struct List: Hashable, Sendable {
    /// The piece that opens it.
    var open: UInt32
    /// The piece that closes it, or before which it was given up.
    var close: UInt32
    /// One past the last list inside it, among all lists.
    var next: UInt32
  }

  static let settingFlag: UInt32 = 1 << 31

  private(set) var tokens: [PackedToken]
  private(set) var statements: [Statement] = []
  private(set) var lists: [List] = []
  private(set) var problems: [ConfigProblem] = []
  private let count: Int
  private let byteCount: Int
  private var index = 0
  /// The lists that are open, innermost last.
  private var open: [OpenList] = []
  private var room = ParserRoom()
  /// Brackets that were too deep to open a list and wait for their ends.
  private var strayDepth = 0

  /// Finds the statements of a text that was cut into pieces.
  init(_ tokens: [PackedToken], byteCount: Int) {
    self.tokens = tokens
    count = tokens.count
    self.byteCount = byteCount
    statements.reserveCapacity(tokens.count / 6 + 8)
    while index < count { statement() }
  }

  private func kind(_ index: Int) -> ConfigTokenKind? { index < count ? tokens[index].kind : nil }

  /// Where a piece starts and the next begins.
  ///
  /// Blanks after it are part of the range; `ConfigSyntax` takes them off.
  private func range(_ index: Int) -> ByteRange {
    guard index < count else { return ByteRange(byteCount, byteCount) }
    return ByteRange(tokens[index].start, index + 1 < count ? tokens[index + 1].start : byteCount)
  }

  private mutating func complain(_ kind: ConfigProblem.Kind, _ index: Int) {
    problems.append(ConfigProblem(kind, range(index)))
  }

  private mutating func statement() {
    switch tokens[index].kind {
    case .newline, .comment, .semicolon, .dropped: index += 1
    case .identifier: setting()
    case .stray where isInvisible(index): index += 1
    default:
      let first = index
      if kind(index) == .closeBracket {
        complain(.unopenedList, index)
      } else if !isLexical(index) {
        complain(.expectedName, index)
      }
      skip(from: first)
    }
  }

  /// Whether a piece was reported when the text was cut.
  private func isLexical(_ index: Int) -> Bool {
    kind(index) == .stray || kind(index) == .unclosedString || kind(index) == .dropped
  }

  /// Whether a stray piece was reported as something that people do not see.
  private func isInvisible(_ index: Int) -> Bool { tokens[index].isInvisible }

  private mutating func setting() {
    let first = index
    guard let operation = kind(first + 1), operation == .equals || operation == .plusEquals else {
      if !(first + 1 < count && isLexical(first + 1) && kind(first + 1) != .dropped) {
        complain(.expectedOperator, isEnd(first + 1) ? first : first + 1)
      }
      return skip(from: first)
    }
    index = first + 2
    switch kind(index) {
    case .string, .number: index += 1
    case .openBracket: list()
    case .identifier:
      complain(.bareWord, index)
      return skip(from: first)
    case .stray, .unclosedString: return skip(from: first)
    default:
      complain(.expectedValue, isEnd(index) ? index - 1 : index)
      return skip(from: first)
    }
    let end = index
    // A list that was given up before the next setting ends there; that setting is one of its own.
    if !isEnd(index), kind(index - 1) != .newline {
      if !isLexical(index) { complain(.expectedEnd, index) }
      skipLine()
    }
    statements.append(Statement(first: UInt32(first), mark: UInt32(end) | Self.settingFlag))
  }

  /// Whether a statement may end before a piece.
  private func isEnd(_ index: Int) -> Bool {
    switch kind(index) {
    case nil, .newline, .comment, .semicolon, .dropped: true
    case .stray: isInvisible(index)
    default: false
    }
  }

  /// Ends a statement that makes no sense, after its line.
  private mutating func skip(from first: Int) {
    index = max(index, first + 1)
    skipLine()
    statements.append(Statement(first: UInt32(first), mark: UInt32(index)))
  }

  /// Goes on to the end of the line; lists that are opened on the way are skipped whole, unless a line in
  /// them looks like a setting.
  private mutating func skipLine() {
    var depth = 0
    while index < count {
      switch tokens[index].kind {
      case .newline where depth == 0: return
      case .newline where startsSetting(index + 1): return
      case .openBracket: depth += 1
      case .closeBracket: depth = max(0, depth - 1)
      default: break
      }
      index += 1
    }
  }

  private func startsSetting(_ index: Int) -> Bool {
    kind(index) == .identifier && (kind(index + 1) == .equals || kind(index + 1) == .plusEquals)
  }
}

extension ConfigParser {
  /// A list, from its bracket to after its end.
  private mutating func list() {
    begin()
    var hasValue = false
    while !open.isEmpty {
      guard index < count else { return giveUp() }
      switch tokens[index].kind {
      case .newline:
        need(hasValue ? ParserRoom.newlineBehindValue : ParserRoom.newline)
        index += 1
        if startsSetting(index) { return giveUp() }
      case .comment, .dropped: index += 1
      case .string, .number:
        if hasValue, strayDepth == 0 { complain(.missingComma, index) }
        need(ParserRoom.value)
        hasValue = true
        index += 1
      case .comma:
        if !hasValue { complain(.emptyElement, index) }
        growBehindComma()
        hasValue = false
        index += 1
      case .openBracket:
        if hasValue, strayDepth == 0 { complain(.missingComma, index) }
        hasValue = !begin()
      case .closeBracket where strayDepth > 0:
        strayDepth -= 1
        index += 1
      case .closeBracket:
        end()
        hasValue = true
      case .identifier:
        complain(.bareWord, index)
        hasValue = true
        index += 1
      case .stray, .unclosedString:
        if !isInvisible(index) { hasValue = true }
        index += 1
      case .semicolon, .equals, .plusEquals:
        complain(.operatorInList, index)
        index += 1
      }
    }
  }

  /// Opens a list; one that xl's parser cannot hold stays a stray bracket.
  @discardableResult
  private mutating func begin() -> Bool {
    guard strayDepth == 0, room.used + ParserRoom.list <= ParserRoom.max else {
      if strayDepth == 0 { complainOfDepth() }
      tokens[index] = PackedToken(.stray, tokens[index].start)
      strayDepth += 1
      index += 1
      return false
    }
    room.used += ParserRoom.list
    open.append(OpenList(index: lists.count, cost: ParserRoom.list))
    lists.append(List(open: UInt32(index), close: UInt32(count), next: 0))
    index += 1
    return true
  }

  private mutating func growBehindComma() {
    let last = open.count - 1
    if open[last].cost == ParserRoom.list {
      open[last].cost = ParserRoom.listBehindComma
      room.used += ParserRoom.listBehindComma - ParserRoom.list
    }
    need(0)
  }

  private mutating func end() {
    guard let ended = open.popLast() else { return }
    room.used -= ended.cost
    need(ParserRoom.closedList)
    lists[ended.index].close = UInt32(index)
    lists[ended.index].next = UInt32(lists.count)
    index += 1
  }

  /// Reports an error where xl's parser cannot hold so many more symbols.
  private mutating func need(_ symbols: Int) {
    if room.used + symbols > ParserRoom.max { complainOfDepth() }
  }

  private mutating func complainOfDepth() {
    if room.isExhausted { return }
    room.isExhausted = true
    complain(.nestedTooDeep, index)
  }

  /// Ends all open lists here, where none of them ends.
  private mutating func giveUp() {
    let unclosed = open.first?.index
    while let list = open.popLast() {
      lists[list.index].close = UInt32(index)
      lists[list.index].next = UInt32(lists.count)
    }
    room.used = 0
    strayDepth = 0
    guard let unclosed else { return }
    let place = range(Int(lists[unclosed].open))
    problems.append(ConfigProblem(.unclosedList, place, metAt: range(index).start))
  }
}

/// How many symbols xl's parser holds, which is what limits lists in lists.
///
/// Bison's stack has `YYMAXDEPTH` (10,000) places; that a setting itself takes five of them was observed on
/// libxlutil 4.17.
private struct ParserRoom: Hashable, Sendable {
  /// The most symbols of the lists of one value.
  static let max = 9_995
  /// A bracket and the line ends after it.
  static let list = 2
  /// The same, with the elements so far, a comma, and the line ends after that.
  static let listBehindComma = 5
  /// A value and the line ends after it.
  static let value = 2
  /// A line end where a value may follow.
  static let newline = 1
  /// A line end after a value.
  static let newlineBehindValue = 3
  /// A whole list, before it becomes a value.
  static let closedList = 4

  var used = 0
  var isExhausted = false
}

/// A list that is not closed yet.
private struct OpenList: Hashable, Sendable {
  /// Its number among the lists.
  var index: Int
  /// The part of xl's parser stack that it uses now.
  var cost: Int
}
