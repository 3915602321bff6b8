import XLText

enum ExpectedEnd: SyntaxRule {
  static let code: DiagnosticCode = 30
  static let page = RulePage(
    .error,
    "A line has something after a complete setting.",
    why: """
      A setting ends with its line, with `;` or with a comment.
      xl does not join adjacent strings, and a comma does not end a setting.
      """,
    bad: "memory = 512, vcpus = 2\n",
    good: "memory = 512; vcpus = 2\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let bytes = file.text[mistake.range]
    let help =
      switch bytes.first {
      case UInt8(ascii: ","): "write ';' before the next setting, or put several values in a list [ … ]"
      case UInt8(ascii: "\""), UInt8(ascii: "'"): "write a single string"
      case UInt8(ascii: "]"): "remove it; no list is open"
      default: "begin a new line, write ';' before the next setting, or # before a comment"
      }
    return diagnostic(
      "\(file.quoted(mistake.range)) follows a complete setting; expected the end of the line",
      at: mistake.range,
      help: help,
      fixes: fixes(file, mistake),
    )
  }

  /// A comma at the end of the line goes; one before a further setting becomes the sign that separates them.
  private static func fixes(_ file: RuleSubject, _ mistake: SyntaxMistake) -> [Diagnostic.Fix] {
    guard file.text[mistake.range].first == UInt8(ascii: ","), mistake.range.count == 1 else { return [] }
    let rest = file.text.bytes[mistake.range.end..<max(mistake.range.end, mistake.scope.end)]
    let next = rest.drop { $0.isBlank || $0 == 0x0D }
    if next.isEmpty || next.first == UInt8(ascii: "#") {
      return [Diagnostic.Fix("remove the comma", mistake.range, "", .safe)]
    }
    let name = next.prefix { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty, next.dropFirst(name.count).first(where: { $0 != 0x20 }) == UInt8(ascii: "=") else {
      return []
    }
    return [Diagnostic.Fix("write ';'", mistake.range, ";", .safe)]
  }
}
