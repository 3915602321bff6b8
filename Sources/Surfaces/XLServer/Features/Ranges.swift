import XLCheck
import XLModel
import XLSyntax
import XLText

/// What can be folded: lists of several lines, and comments that follow each other.
struct Folding: Hashable {
  /// From the first line to the last.
  let range: ByteRange
  /// Whether it is a comment.
  let isComment: Bool

  /// Everything that can be folded, in the order of the text.
  static func all(in syntax: ConfigSyntax, _ lines: DocumentLines) -> [Folding] {
    var folds = syntax.brackets(in: 0..<syntax.tokenCount).filter {
      lines.line(at: $0.start) < lines.line(at: $0.end)
    }.map { Folding(range: $0, isComment: false) }
    var comment: (first: ByteRange, last: ByteRange)?
    func close() {
      guard let run = comment else { return }
      comment = nil
      if run.first != run.last {
        folds.append(Folding(range: ByteRange(run.first.start, run.last.end), isComment: true))
      }
    }
    for index in 0..<syntax.tokenCount where syntax.tokenKind(index) == .comment {
      guard index == 0 || syntax.tokenKind(index - 1) == .newline else { continue }
      let range = syntax.token(index).range
      if let run = comment, lines.line(at: run.last.start) + 1 == lines.line(at: range.start) {
        comment = (run.first, range)
      } else {
        close()
        comment = (range, range)
      }
    }
    close()
    return folds.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }
}

/// What a selection grows to, step by step: a parameter, a text, an element, a value, a setting, the file.
enum SelectionSteps {
  /// The ranges around a place from the inside to the outside, each larger than the one before.
  static func around(_ offset: Int, _ analysis: Analysis) -> [ByteRange] {
    let syntax = analysis.checked.syntax
    var ranges: [ByteRange] = []
    if let spot = DeviceSpot(offset, in: analysis.devices) { ranges += parts(spot, analysis) }
    let index = syntax.tokenIndex(from: offset + 1) - 1
    if index >= 0 {
      let token = syntax.token(index)
      if token.range.start <= offset, offset <= token.range.end, token.kind != .newline {
        if token.kind == .string {
          ranges.append(ByteRange(token.range.start + 1, token.range.end - 1))
        }
        ranges.append(token.range)
      }
    }
    if let number = syntax.statementIndex(at: offset) {
      let statement = syntax.statement(number)
      if statement.range.start <= offset, offset <= statement.range.end {
        ranges += syntax.brackets(in: statement.tokens).map { ByteRange($0.start, $0.end + 1) }
        if let value = statement.setting?.value.range { ranges.append(value) }
        ranges.append(statement.range)
      }
    }
    ranges.append(syntax.text.range)
    var steps: [ByteRange] = []
    let holding = ranges.filter { $0.start <= offset && offset <= $0.end }
    for range in holding.sorted(by: { $0.count < $1.count }) {
      guard let last = steps.last else {
        steps.append(range)
        continue
      }
      if range != last, range.start <= last.start, last.end <= range.end { steps.append(range) }
    }
    return steps
  }

  private static func parts(_ spot: DeviceSpot, _ analysis: Analysis) -> [ByteRange] {
    switch spot {
    case .disk(let disk, let offset):
      let found = disk.syntax(analysis.settings.options.xen).tokens.filter {
        $0.range.start <= offset && offset <= $0.range.end
      }
      return found.flatMap { token in
        let whole = ByteRange(token.range.start, max(token.range.start, token.content.end))
        return [disk.text.place(token.content), disk.text.place(whole)]
      }
    case .nic(let nic, let offset):
      return nic.syntax.parameters.filter { $0.range.start <= offset && offset <= $0.range.end }.flatMap {
        [$0.value ?? $0.key, $0.range].map { nic.text.place($0) }
      }
    }
  }
}

extension ConfigSyntax {
  /// From each opening bracket of tokens to the one that closes it.
  fileprivate func brackets(in tokens: Range<Int>) -> [ByteRange] {
    var open: [Int] = []
    return tokens.compactMap { index in
      if tokenKind(index) == .openBracket { open.append(tokenStart(index)) }
      guard tokenKind(index) == .closeBracket else { return nil }
      return open.popLast().map { ByteRange($0, tokenStart(index)) }
    }
  }
}
