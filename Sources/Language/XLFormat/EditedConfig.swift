public import XLSyntax
public import XLText

/// A configuration file whose lists of strings are edited; comments, order and layout stay as they are.
///
/// An element on lines of its own is removed with the comment after it, which is about it.
public struct EditedConfig: Hashable, Sendable {
  /// The tree of the text as it is now.
  public private(set) var syntax: ConfigSyntax

  /// The text as it is now.
  public var text: SourceText { syntax.text }

  /// A file before any edit.
  public init(_ syntax: ConfigSyntax) { self.syntax = syntax }

  /// Adds a string at the end of the last list of a key; without one, adds a list at the end of the file.
  public mutating func append(_ string: [UInt8], to key: String) {
    let lists = syntax.statements.compactMap(\.setting).filter { $0.name.elementsEqual(key.utf8) }
    guard let list = lists.last?.value, list.kind == .list, list.isClosed else {
      let isAfterLine = text.bytes.last.map { $0 == 0x0A } ?? true
      let line = "\(key) = [ ".utf8 + ConfigEscape.quoted(string) + " ]\n".utf8
      let end = ByteRange(text.bytes.count, text.bytes.count)
      return edit([TextEdit(end, (isAfterLine ? [] : [0x0A]) + line)])
    }
    let elements = list.elements
    guard let last = elements.last else { return fill(list, with: string) }
    let quoted = ConfigEscape.quoted(string, by: quote(of: last))
    let comma = comma(after: last, in: list)
    let end = comma.map { syntax.token($0).range.end } ?? last.range.end
    let previous = elements.count > 1 ? elements[elements.count - 2].range.end : list.range.start
    guard let indentation = indentation(of: last), text[ByteRange(previous, last.range.start)].contains(0x0A)
    else {
      let words = (comma == nil ? [0x2C] : []) + [0x20] + quoted + (comma == nil ? [] : [0x2C])
      return edit([TextEdit(ByteRange(end, end), words)])
    }
    // After the comment of the last element, where its line has one, and not after the bracket.
    let lineEnd = lineEnd(from: end)
    let place = list.range.end - 1 < lineEnd ? end : lineEnd
    let line = [0x0A] + indentation + quoted + (comma == nil ? [] : [0x2C])
    if comma == nil, place == end { return edit([TextEdit(ByteRange(end, end), [0x2C] + line)]) }
    let separator = comma == nil ? [TextEdit(ByteRange(end, end), [0x2C])] : []
    edit(separator + [TextEdit(ByteRange(place, place), line)])
  }

  /// Removes the element of a list at a place, as `ConfigValue.range` gives it.
  public mutating func remove(at range: ByteRange) {
    guard let (list, elements, index) = element(at: range) else { return }
    let comma = comma(after: elements[index], in: list)
    let end = comma.map { syntax.token($0).range.end } ?? range.end
    let lineEnd = lineEnd(from: end)
    if let indentation = indentation(of: elements[index]), list.range.end - 1 >= lineEnd,
      elements.count == index + 1 || elements[index + 1].range.start > lineEnd
    {
      // The line, or lines, with the break.
      let next = min(lineEnd + 1, text.bytes.count)
      return edit([TextEdit(ByteRange(range.start - indentation.count, next), [])])
    }
    if index + 1 < elements.count {
      let next = elements[index + 1].range.start
      // Up to the end of the line with its comment, where the next one is on a line of its own.
      let isOneLine = !text[ByteRange(end, next)].contains(0x0A)
      return edit([TextEdit(ByteRange(range.start, isOneLine ? next : lineEnd), [])])
    }
    // What is between the last two may have a comment on the one that stays.
    let previous = index > 0 ? elements[index - 1].range.end : range.start
    let isOneLine = !text[ByteRange(previous, range.start)].contains(0x0A)
    edit([TextEdit(ByteRange(isOneLine ? previous : range.start, end), [])])
  }

  /// Replaces the element of a list at a place by a string in the same quotes.
  public mutating func replace(at range: ByteRange, by string: [UInt8]) {
    guard let (_, elements, index) = element(at: range) else { return }
    edit([TextEdit(range, ConfigEscape.quoted(string, by: quote(of: elements[index])))])
  }

  private mutating func fill(_ list: ConfigValue, with string: [UInt8]) {
    let inner = ByteRange(list.range.start + 1, list.range.end - 1)
    let quoted = ConfigEscape.quoted(string)
    let isBlank = text[inner].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    edit([
      isBlank
        ? TextEdit(inner, [0x20] + quoted + [0x20])
        : TextEdit(ByteRange(inner.start, inner.start), "\n  ".utf8 + quoted + [0x2C])
    ])
  }

  private mutating func edit(_ edits: [TextEdit]) { syntax = ConfigSyntax(text.applying(edits)) }

  private func element(at range: ByteRange) -> (list: ConfigValue, elements: [ConfigValue], index: Int)? {
    guard let statement = syntax.statementIndex(at: range.start),
      let list = syntax.statement(statement).setting?.value
    else { return nil }
    let elements = list.elements
    return elements.firstIndex { $0.range == range }.map { (list, elements, $0) }
  }

  /// The number of the comma after an element; nil where none follows.
  private func comma(after element: ConfigValue, in list: ConfigValue) -> Int? {
    let first = syntax.tokenIndex(from: element.range.end)
    return (first..<max(first, list.innerTokens.upperBound)).first { syntax.tokenKind($0) == .comma }
  }

  private func quote(of element: ConfigValue) -> UInt8 {
    element.kind == .string ? text.bytes[element.range.start] : 0x22
  }

  /// The blanks before an element that begins its line; nil for another.
  private func indentation(of element: ConfigValue) -> [UInt8]? {
    let before = text.bytes[..<element.range.start]
    let blanks = before.reversed().prefix { $0 == 0x20 || $0 == 0x09 }
    let start = before.count - blanks.count
    return start == 0 || before[start - 1] == 0x0A ? Array(before[start...]) : nil
  }

  /// Where a line ends, before its break; xl refuses carriage returns.
  private func lineEnd(from offset: Int) -> Int {
    text.bytes[offset...].firstIndex(of: 0x0A) ?? text.bytes.count
  }
}
