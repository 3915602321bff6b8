public import XLSyntax
public import XLText

/// What comments of a file silence: which codes, and where.
public struct Suppression: Hashable, Sendable {
  /// One code of one comment.
  private struct Entry: Hashable, Sendable {
    let comment: Int
    let entry: Int
  }

  /// A code on a line, or in a setting of several lines, by the offset where that starts.
  private struct Place: Hashable, Sendable {
    let code: DiagnosticCode
    let start: Int
  }

  let comments: [SuppressionComment]
  private var inFile: [DiagnosticCode: Entry] = [:]
  private var onLines: [Place: Entry] = [:]
  private var inSettings: [Place: Entry] = [:]
  private let syntax: ConfigSyntax
  private let lines: LineIndex?

  /// The comments of a file.
  public init(_ syntax: ConfigSyntax) {
    self.syntax = syntax
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
    // The next piece that is no comment is looked for once for all comments before it.
    var next = 0
    for (index, token) in tokens.enumerated() {
      next = max(next, token + 1)
      while next < syntax.tokenCount, syntax.tokenKind(next).isTrivia { next += 1 }
      take(index, token, next)
    }
  }

  /// Notes where a comment silences; of two that silence the same the first one counts.
  private mutating func take(_ index: Int, _ token: Int, _ next: Int) {
    let comment = comments[index]
    for (number, held) in comment.entries.enumerated() {
      guard let code = held.code else { continue }
      let entry = Entry(comment: index, entry: number)
      switch comment.kind {
      case .unknown: break
      case .file: inFile[code] = inFile[code] ?? entry
      case .line:
        guard let start = start(of: token, next) else { continue }
        if let statement = start.statement {
          let place = Place(code: code, start: statement)
          inSettings[place] = inSettings[place] ?? entry
        } else {
          let place = Place(code: code, start: lineStart(start.offset))
          onLines[place] = onLines[place] ?? entry
        }
      }
    }
  }

  /// What a comment is for: its line, or where it has a line of its own the next setting, or in a list the
  /// next line.
  private func start(of token: Int, _ next: Int) -> (offset: Int, statement: Int?)? {
    let hasOwnLine = token == 0 || syntax.tokenKind(token - 1) == .newline
    guard hasOwnLine else { return (syntax.tokenStart(token), nil) }
    guard next < syntax.tokenCount else { return nil }
    return (syntax.tokenStart(next), syntax.statementIndex(startingAt: next))
  }

  private func lineStart(_ offset: Int) -> Int { lines.map { $0.start(ofLine: $0.line(at: offset)) } ?? 0 }

  /// The comment's entry that silences a diagnostic.
  private func entry(for diagnostic: Diagnostic) -> Entry? {
    entry(for: diagnostic.code, at: diagnostic.range.start)
  }

  private func entry(for code: DiagnosticCode, at offset: Int) -> Entry? {
    if let entry = inFile[code] { return entry }
    if !onLines.isEmpty, let entry = onLines[Place(code: code, start: lineStart(offset))] {
      return entry
    }
    guard !inSettings.isEmpty, let statement = syntax.statementIndex(at: offset) else { return nil }
    return inSettings[Place(code: code, start: statement)]
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

  /// Whether no comment silences anything.
  public var isEmpty: Bool { inFile.isEmpty && onLines.isEmpty && inSettings.isEmpty }

  /// Whether a comment silences a code at a place.
  func silences(_ code: DiagnosticCode, at offset: Int) -> Bool { entry(for: code, at: offset) != nil }

  /// Parts diagnostics into those that stay and those that a comment silences.
  public func parted(_ diagnostics: [Diagnostic]) -> (kept: [Diagnostic], silenced: [Diagnostic]) {
    if isEmpty { return (diagnostics, []) }
    var (kept, silenced) = ([Diagnostic](), [Diagnostic]())
    for diagnostic in diagnostics {
      if entry(for: diagnostic) == nil { kept.append(diagnostic) } else { silenced.append(diagnostic) }
    }
    return (kept, silenced)
  }

  /// What is wrong with the comments, given everything that they silenced.
  public func diagnostics(silenced: [Diagnostic], optedIn: Set<DiagnosticCode>) -> [Diagnostic] {
    let used = Set(silenced.compactMap(entry))
    return comments.indices.flatMap { index -> [Diagnostic] in
      let comment = comments[index]
      if comment.kind == .unknown || comment.entries.isEmpty {
        return [MalformedSuppression.diagnostic(comment)]
      }
      return comment.entries.indices.compactMap { entry in
        let held = comment.entries[entry]
        guard let code = held.code, let page = RuleList.page(code) else {
          return UnknownSuppression.diagnostic(comment, entry)
        }
        if RuleList.isFoundElsewhere(code) || page.isOptIn && !optedIn.contains(code) { return nil }
        let isUsed = used.contains(Entry(comment: index, entry: entry))
        return isUsed ? nil : UnusedSuppression.diagnostic(comment, entry)
      }
    }
  }
}
