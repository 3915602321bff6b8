import XLCheck
import XLModel
import XLReport
import XLRules
import XLSyntax
import XLText

/// What is to be known of the word at a place, in Markdown.
struct Hover: Hashable {
  /// The text.
  let text: String
  /// The word that it is about.
  let range: ByteRange
}

extension Hover {
  /// The text about a place; nil where there is nothing to say.
  init?(at offset: Int, in analysis: Analysis, _ links: RuleLinks) {
    let syntax = analysis.checked.syntax
    var index = syntax.tokenIndex(from: offset + 1) - 1
    guard index >= 0 else { return nil }
    // At the end of a word the cursor still is on it.
    let isSign = ![.identifier, .number, .string, .comment].contains(syntax.tokenKind(index))
    if isSign, index > 0, syntax.token(index - 1).range.end == offset { index -= 1 }
    let token = syntax.token(index)
    guard token.range.start <= offset, offset <= token.range.end else { return nil }
    if token.kind == .comment {
      guard let hover = Self.code(offset, token.range, syntax.text, links) else { return nil }
      self = hover
    } else if let spot = DeviceSpot(offset, in: analysis.devices) {
      self = DeviceHover.hover(spot, analysis)
    } else if let hover = Self.key(token, index, analysis) {
      self = hover
    } else {
      return nil
    }
  }

  // MARK: - Keys

  private static func key(_ token: ConfigToken, _ index: Int, _ analysis: Analysis) -> Hover? {
    let syntax = analysis.checked.syntax
    guard let number = syntax.statementIndex(at: token.range.start) else { return nil }
    let statement = syntax.statement(number)
    guard statement.tokens.contains(index), syntax.tokenKind(statement.tokens.lowerBound) == .identifier
    else {
      return nil
    }
    let name = syntax.token(statement.tokens.lowerBound).range
    let isName = index == statement.tokens.lowerBound
    if let key = ConfigKeys.named(syntax.text[name]) {
      if isName { return Hover(text: KeyText.full(key, analysis.settings.options.xen), range: name) }
      return token.kind.isScalar ? value(of: key, token, analysis) : nil
    }
    guard isName, let removed = RemovedKey.named(syntax.text[name]) else { return nil }
    return Hover(
      text: "### `\(removed.name)`\n\n"
        + "Read by \(removed.readBy), but by no xl since 4.17: \(removed.advice).",
      range: name
    )
  }

  /// What a word or number of a key's value is; of a free text there is nothing to say.
  private static func value(of key: ConfigKey, _ token: ConfigToken, _ analysis: Analysis) -> Hover? {
    let syntax = analysis.checked.syntax
    let bytes = Array(syntax.scalarText(syntax.tokenIndex(from: token.range.start))?.bytes ?? [])
    var lines = ["`\(key.name)`: \(key.summary)"]
    if let words = key.words {
      let names = words.spellings(for: analysis.settings.options.xen).map { "`\($0)`" }
      lines.append("One of \(names.joined(separator: ", ")).")
      if let name = words.libxlName(of: bytes, for: analysis.settings.options.xen) {
        lines.append("libxl calls this `\(name)`.")
      }
    } else if key.type == .truth, let number = KeyNumber(bytes).value {
      lines.append(number == 0 ? "Value: false." : "Value: true.")
    } else if key.type.takesNumber, let number = KeyNumber(bytes).value {
      let unit = key.number.unit.map { " \($0)" } ?? ""
      lines.append("Value: \(number)\(unit).")
    }
    return Hover(text: lines.joined(separator: "\n\n"), range: token.range)
  }

  // MARK: - Codes

  private static func code(_ offset: Int, _ comment: ByteRange, _ text: SourceText, _ links: RuleLinks)
    -> Hover?
  {
    let isWord = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    var (start, end) = (offset, offset)
    while start > comment.start, isWord(text.bytes[start - 1]) { start -= 1 }
    while end < comment.end, isWord(text.bytes[end]) { end += 1 }
    let range = ByteRange(start, end)
    guard let code = DiagnosticCode(spelling: text[range]), let rule = RuleList.rule(code) else { return nil }
    return Hover(text: RuleText.short(rule, links), range: range)
  }
}

/// The message about a rule.
enum RuleText {
  /// Its name, what it finds, and why.
  static func short(_ rule: any Rule.Type, _ links: RuleLinks) -> String {
    let title = "\(rule.code) \(rule.name)"
    let heading = links.page(rule.code).map { "[\(title)](\($0))" } ?? title
    return "### \(heading)\n\n\(rule.page.summary)\n\n\(rule.page.why)"
  }
}

/// The message about a key.
enum KeyText {
  /// All of it.
  static func full(_ key: ConfigKey, _ xen: XenVersion) -> String {
    var lines = KeyReference.section(key)
    if !key.isRead(by: xen) { lines += ["", "xl \(xen) does not read it."] }
    return lines.joined(separator: "\n")
  }
}
