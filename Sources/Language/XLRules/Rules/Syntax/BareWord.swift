import XLText

enum BareWord: SyntaxRule {
  static let code: DiagnosticCode = 29
  static let page = RulePage(
    .error,
    "A string is not in quotes.",
    why: "xl accepts only numbers without quotes, and refuses the file.",
    bad: "name = web-01\n",
    good: "name = \"web-01\"\n",
    fix: .safe,
  )

  private static let booleans = ["true": "1", "yes": "1", "on": "1", "false": "0", "no": "0", "off": "0"]

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let word = String(decoding: file.text[mistake.range].prefix(8), as: UTF8.self)
    if mistake.range.count < 8, let number = booleans[word.lowercased()] {
      return diagnostic(
        "\(file.quoted(mistake.range)) is not in quotes; expected 1 for true or 0 for false",
        at: mistake.range,
        help: "write \(number)",
        fixes: [Diagnostic.Fix("write \(number)", mistake.range, number, .safe)],
      )
    }
    return diagnostic(
      "\(file.quoted(mistake.range)) is not in quotes; expected a string in quotes, a number or a list",
      at: mistake.range,
      help: mistake.isInList ? "put each element in quotes" : "put it in quotes",
      fixes: fixes(file, mistake),
    )
  }

  /// Quotes around the text; words with commas between them are one text where they look like a device.
  private static func fixes(_ file: RuleSubject, _ mistake: SyntaxMistake) -> [Diagnostic.Fix] {
    let bytes = file.text[mistake.range]
    if bytes.contains(where: { "\"'\\".utf8.contains($0) }) { return [] }
    let hasCommas = bytes.contains(UInt8(ascii: ","))
    let isDevice = bytes.contains(UInt8(ascii: "=")) || bytes.first == UInt8(ascii: "/")
    let parts = hasCommas && !isDevice ? elements(bytes) : [mistake.range]
    let edits = parts.flatMap { part in
      [
        TextEdit(ByteRange(part.start, part.start), "\""), TextEdit(ByteRange(part.end, part.end), "\""),
      ]
    }
    return [Diagnostic.Fix("put it in quotes", edits: edits, safety: hasCommas ? .changesMeaning : .safe)]
  }

  private static func elements(_ bytes: ArraySlice<UInt8>) -> [ByteRange] {
    bytes.split(separator: UInt8(ascii: ",")).compactMap { part in
      guard let first = part.firstIndex(where: { $0 > 0x20 }), let last = part.lastIndex(where: { $0 > 0x20 })
      else { return nil }
      return ByteRange(first, last + 1)
    }
  }
}
