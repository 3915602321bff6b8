public import XLSyntax
public import XLText

/// What comments of a file silence: which codes, and where.
public struct Suppression: Hashable, Sendable {
  /// One code that is silenced in some lines.
  private struct Region: Hashable, Sendable {
    let code: DiagnosticCode
    /// From the first byte of the first line to the line feed of the last.
    let lines: ByteRange
    /// The comment, and the code's number in it.
    let comment: Int
    let entry: Int
  }

  private let regions: [Region]
  let comments: [SuppressionComment]

  /// The comments of a file.
  public init(_ syntax: ConfigSyntax) {
    var comments: [SuppressionComment] = []
    var regions: [Region] = []
    if Self.mayHaveComments(syntax.text) {
      for index in 0..<syntax.tokenCount where syntax.tokenKind(index) == .comment {
        guard let comment = SuppressionComment(syntax.text, syntax.token(index).range) else { continue }
        let lines = Self.lines(of: comment, index, syntax)
        for (entry, held) in comment.entries.enumerated() {
          guard let code = held.code, comment.kind != .unknown else { continue }
          regions.append(Region(code: code, lines: lines, comment: comments.count, entry: entry))
        }
        comments.append(comment)
      }
    }
    self.comments = comments
    self.regions = regions
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

  private static func lines(of comment: SuppressionComment, _ token: Int, _ syntax: ConfigSyntax) -> ByteRange
  {
    let text = ScopeText(syntax.text)
    if comment.kind == .file { return ByteRange(0, syntax.text.bytes.count + 1) }
    let hasOwnLine = token == 0 || syntax.tokenKind(token - 1) == .newline
    guard hasOwnLine else { return lines(text, comment.range.start, comment.range.end) }
    var next = token + 1
    while next < syntax.tokenCount, syntax.tokenKind(next).isTrivia { next += 1 }
    guard next < syntax.tokenCount else { return ByteRange(comment.range.end, comment.range.end) }
    let start = syntax.tokenStart(next)
    // In a list it is the next line; before a setting it is all of the setting.
    let statement = syntax.statementIndex(startingAt: next).map { syntax.statement($0).range }
    return lines(text, start, statement?.end ?? start)
  }

  private static func lines(_ text: ScopeText, _ start: Int, _ end: Int) -> ByteRange {
    let first = text.bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return ByteRange(first, text.lineEnd(from: end) + 1)
  }

  /// Whether no comment silences anything.
  public var isEmpty: Bool { regions.isEmpty }

  /// Parts diagnostics into those that stay and those that a comment silences.
  public func parted(_ diagnostics: [Diagnostic]) -> (kept: [Diagnostic], silenced: [Diagnostic]) {
    if regions.isEmpty { return (diagnostics, []) }
    let byCode = Dictionary(grouping: regions, by: \.code)
    var (kept, silenced) = ([Diagnostic](), [Diagnostic]())
    for diagnostic in diagnostics {
      let isSilenced =
        byCode[diagnostic.code]?.contains { $0.lines.contains(diagnostic.range.start) } ?? false
      if isSilenced { silenced.append(diagnostic) } else { kept.append(diagnostic) }
    }
    return (kept, silenced)
  }

  /// What is wrong with the comments, given everything that they silenced.
  public func diagnostics(silenced: [Diagnostic], optedIn: Set<DiagnosticCode>) -> [Diagnostic] {
    comments.indices.flatMap { index in
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
        let region = regions.first { $0.comment == index && $0.entry == entry }
        let isUsed = silenced.contains { $0.code == code && region?.lines.contains($0.range.start) ?? false }
        return isUsed ? nil : UnusedSuppression.diagnostic(comment, entry)
      }
    }
  }
}
