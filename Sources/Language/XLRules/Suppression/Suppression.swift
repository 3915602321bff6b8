public import XLSyntax
public import XLText

/// What comments of a file suppress: which codes, and where.
public struct Suppression: Hashable, Sendable {
  /// One word of one comment.
  private struct Entry: Hashable, Sendable {
    let comment: Int
    let entry: Int
  }

  /// The words that count at one place, in the order of the text, no two of them alike.
  private struct Words: Hashable, Sendable {
    private var entries: [(pattern: RulePattern, entry: Entry)] = []
    private var patterns: Set<RulePattern> = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ pattern: RulePattern, _ entry: Entry) {
      if patterns.insert(pattern).inserted { entries.append((pattern, entry)) }
    }

    func entry(for code: DiagnosticCode) -> Entry? { entries.first { $0.pattern.names(code) }?.entry }

    static func == (left: Self, right: Self) -> Bool {
      left.entries.elementsEqual(right.entries) { $0.pattern == $1.pattern && $0.entry == $1.entry }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(patterns) }
  }

  let comments: [SuppressionComment]
  private var inFile = Words()
  /// By the offset where the line starts.
  private var onLines: [Int: Words] = [:]
  /// By the number of the setting.
  private var inSettings: [Int: Words] = [:]
  private let settings: SuppressibleSettings
  private let text: SourceText
  private let lines: LineIndex?

  /// The comments of a file.
  public init(_ syntax: ConfigSyntax) {
    settings = .config(syntax)
    text = syntax.text
    var comments: [SuppressionComment] = []
    var tokens: [Int] = []
    if Self.mayHaveComments(syntax.text) {
      for index in 0..<syntax.tokenCount where syntax.tokenKind(index) == .comment {
        guard let comment = SuppressionComment(syntax.text, syntax.token(index).range) else { continue }
        comments.append(comment)
        tokens.append(index)
      }
    }
    self.comments = comments
    lines = comments.isEmpty ? nil : LineIndex(syntax.text)
    // The next piece that is not a comment is searched for once for all comments before it.
    var next = 0
    for (index, token) in tokens.enumerated() {
      next = max(next, token + 1)
      while next < syntax.tokenCount, syntax.tokenKind(next).isTrivia { next += 1 }
      let offset = syntax.tokenStart(token)
      let hasOwnLine = token == 0 || syntax.tokenKind(token - 1) == .newline
      take(index, offset, hasOwnLine, next < syntax.tokenCount ? syntax.tokenStart(next) : nil)
    }
  }

  /// The comments of a manifest: what is in front of them on their line, and which parts they can be for.
  ///
  /// Each comment is from its `#` to the end of its line; `blocks` has its guests, lists and devices, each
  /// kind in order and without overlaps, the outer ones first.
  package init(_ text: SourceText, comments found: [ByteRange], blocks: [[ByteRange]]) {
    settings = .blocks(blocks)
    self.text = text
    let found = found.compactMap { SuppressionComment(text, $0) }
    comments = found
    lines = found.isEmpty ? nil : LineIndex(text)
    var next = 0
    for (index, comment) in found.enumerated() {
      let start = lineStart(comment.range.start)
      let hasOwnLine = text.bytes[start..<comment.range.start].allSatisfy(\.isBlank)
      next = text.contentStart(from: max(next, comment.range.end))
      take(index, comment.range.start, hasOwnLine, next < text.bytes.count ? next : nil)
    }
  }

  /// Notes where a comment suppresses; of two words that name the same code the first one counts.
  ///
  /// The comment is for its line, or where it has a line of its own for the next setting, or in a list for
  /// the next line.
  private mutating func take(_ index: Int, _ offset: Int, _ hasOwnLine: Bool, _ next: Int?) {
    let comment = comments[index]
    for (number, held) in comment.entries.enumerated() {
      guard let pattern = held.pattern else { continue }
      let entry = Entry(comment: index, entry: number)
      switch comment.kind {
      case .unknown: break
      case .file: inFile.add(pattern, entry)
      case .line:
        guard let place = hasOwnLine ? next : offset else { continue }
        if hasOwnLine, let setting = settings.number(startingAt: place, line: line(at: place)) {
          inSettings[setting, default: Words()].add(pattern, entry)
        } else {
          onLines[lineStart(place), default: Words()].add(pattern, entry)
        }
      }
    }
  }

  /// The line of an offset, with its line feed.
  private func line(at offset: Int) -> ByteRange {
    guard let lines else { return text.range }
    let number = lines.line(at: offset)
    let end = number + 1 < lines.count ? lines.start(ofLine: number + 1) : text.bytes.count
    return ByteRange(lines.start(ofLine: number), end)
  }

  private func lineStart(_ offset: Int) -> Int { lines.map { $0.start(ofLine: $0.line(at: offset)) } ?? 0 }

  /// The comment's entry that suppresses a diagnostic.
  private func entry(for diagnostic: Diagnostic) -> Entry? {
    entry(for: diagnostic.code, at: diagnostic.range.start)
  }

  private func entry(for code: DiagnosticCode, at offset: Int) -> Entry? {
    if let entry = inFile.entry(for: code) { return entry }
    if !onLines.isEmpty, let entry = onLines[lineStart(offset)]?.entry(for: code) { return entry }
    if inSettings.isEmpty { return nil }
    for setting in settings.numbers(around: offset) {
      if let entry = inSettings[setting]?.entry(for: code) { return entry }
    }
    return nil
  }

  /// Whether the word is there at all, which it is in few files.
  private static func mayHaveComments(_ text: SourceText) -> Bool {
    let bytes = text.bytes.span
    var offset = 0
    while offset + 7 <= bytes.count {
      if bytes[offset] == UInt8(ascii: "x"), bytes[offset + 1] == UInt8(ascii: "l"),
        bytes[offset + 2] == UInt8(ascii: "p"), bytes[offset + 6] == UInt8(ascii: ":")
      {
        return true
      }
      offset += 1
    }
    return false
  }

  /// Whether no comment suppresses anything.
  public var isEmpty: Bool { inFile.isEmpty && onLines.isEmpty && inSettings.isEmpty }

  /// Whether a comment suppresses a code at a place.
  func silences(_ code: DiagnosticCode, at offset: Int) -> Bool { entry(for: code, at: offset) != nil }

  /// Parts diagnostics into those that stay and those that a comment suppresses.
  public func parted(_ diagnostics: [Diagnostic]) -> (kept: [Diagnostic], silenced: [Diagnostic]) {
    if isEmpty { return (diagnostics, []) }
    var (kept, silenced) = ([Diagnostic](), [Diagnostic]())
    for diagnostic in diagnostics {
      if entry(for: diagnostic) == nil { kept.append(diagnostic) } else { silenced.append(diagnostic) }
    }
    return (kept, silenced)
  }

  /// The most comments for whose words the nearest name is searched for.
  private static let suggestionsMax = 100

  /// Whether a pattern names a code that this check of the file cannot find.
  private static func mayBeUsed(_ pattern: RulePattern, _ optedIn: Set<DiagnosticCode>) -> Bool {
    RuleList.codesFoundElsewhere.contains { pattern.names($0) }
      || RuleList.optInCodes.contains { pattern.names($0) && !optedIn.contains($0) }
  }

  /// What is wrong with the comments, given everything that they suppressed.
  public func diagnostics(silenced: [Diagnostic], optedIn: Set<DiagnosticCode>) -> [Diagnostic] {
    let used = Set(silenced.compactMap(entry))
    var found: [Diagnostic] = []
    for (index, comment) in comments.enumerated() {
      if comment.kind == .unknown || comment.entries.isEmpty {
        found.append(MalformedSuppression.diagnostic(comment))
      }
      for (number, held) in comment.entries.enumerated() where comment.kind != .unknown {
        if found.count >= RuleLimits.findingsMax { return found }
        if used.contains(Entry(comment: index, entry: number)) { continue }
        guard let pattern = held.pattern else {
          let suggests = index < Self.suggestionsMax
          found.append(UnknownSuppression.diagnostic(comment, number, text, suggests: suggests))
          continue
        }
        if Self.mayBeUsed(pattern, optedIn) { continue }
        found.append(UnusedSuppression.diagnostic(comment, number, text))
      }
    }
    return found
  }
}
