/// A manual page as a value; `roff` is what man(1) reads.
struct ManualPage {
  /// A part of a section.
  enum Block {
    /// Flowing text.
    case paragraph(String)
    /// Terms, each with its meaning in paragraphs.
    case entries([(term: String, meaning: [String])])
    /// Lines as they are typed or printed.
    case lines([String])
    /// A heading below that of the section.
    case heading(String)
  }

  /// A section with its heading.
  struct Section {
    var heading: String
    var blocks: [Block]

    init(_ heading: String, _ blocks: [Block]) { (self.heading, self.blocks) = (heading, blocks) }
  }

  /// The name by which the page is called.
  var name: String
  /// The number of the manual's part: 1 for commands, 5 for files.
  var part: Int
  /// The purpose in one line.
  var summary: String
  /// Everything after NAME.
  var sections: [Section] = []
  /// The pages to read next, as `xlplug-lint(1)`.
  var seeAlso: [String] = []

  /// The name of its file: `xlplug-lint.1`.
  var fileName: String { "\(name).\(part)" }

  /// How other pages refer to it: `xlplug-lint(1)`.
  var reference: String { "\(name)(\(part))" }

  /// The page in the language of man(7).
  ///
  /// It has no date, so that the same source gives the same bytes.
  func roff(version: String) -> String {
    let title = Roff.text(name).uppercased()
    let manual = part == 1 ? "User Commands" : "File Formats"
    var lines = [
      ".TH \"\(title)\" \(part) \"\" \"xlplug \(version)\" \"\(manual)\"",
      // Lines are not stretched, and words not broken: options stay as they are typed.
      ".nh", ".ad l",
      ".SH NAME", "\(Roff.text(name)) \\- \(Roff.text(summary))",
    ]
    for section in sections { lines += [".SH \(section.heading)"] + section.blocks.flatMap(Roff.lines) }
    if !seeAlso.isEmpty {
      lines += [".SH SEE ALSO", seeAlso.map { ".BR \(Roff.reference($0))" }.joined(separator: " ,\n")]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The language of man(7).
private enum Roff {
  /// The lines of a block.
  static func lines(_ block: ManualPage.Block) -> [String] {
    switch block {
    case .paragraph(let words): [".PP", text(words)]
    case .heading(let words): [".SS \(text(words))"]
    case .lines(let lines): [".PP", ".RS 4", ".nf"] + lines.map(literal) + [".fi", ".RE"]
    case .entries(let entries):
      entries.flatMap { entry in
        let further = entry.meaning.dropFirst().flatMap { [".IP", text($0)] }
        return [".TP", "\\fB\(literal(entry.term))\\fR", text(entry.meaning.first ?? "")] + further
      }
    }
  }

  /// Text in which a dash before an option is the character that users copy.
  static func text(_ words: String) -> String {
    let escaped = words.split(separator: " ", omittingEmptySubsequences: true).map { word in
      let start = word.drop { "'([".contains($0) }
      return start.hasPrefix("-") || word.contains("/") ? literal(String(word)) : escape(String(word))
    }
    return guarded(escaped.joined(separator: " "))
  }

  /// Text in which every character is the one that users type.
  static func literal(_ words: String) -> String {
    guarded(escape(words).split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-"))
  }

  /// `xlplug-lint(1)` as operands of `.BR`.
  static func reference(_ page: String) -> String {
    let name = page.prefix { $0 != "(" }
    return "\(literal(String(name))) \(page.dropFirst(name.count))"
  }

  /// Without characters that are signs of the language.
  private static func escape(_ words: String) -> String {
    words.map { character in
      switch character {
      case "\\": "\\e"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "\"": "\\(dq"
      case "\n": " "
      default: String(character)
      }
    }.joined()
  }

  /// A line that begins with a dot is a request, unless something is before it.
  private static func guarded(_ line: String) -> String { line.hasPrefix(".") ? "\\&" + line : line }
}
