import XLText

enum UnusedSuppression: Rule {
  static let code: DiagnosticCode = 9010
  static let page = RulePage(
    .warning,
    "A comment suppresses a code that is not reported.",
    why: """
      The comment would hide a new problem; the problem was fixed, or is on another line.
      A comment after a setting applies to its line, and one on a separate line to the next setting.
      Codes that depend on other files or on the host are never reported as unused.
      """,
    bad: "memory = 512 # xlplug: ignore XL0004\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ comment: SuppressionComment, _ entry: Int, _ text: SourceText) -> Diagnostic {
    let range = comment.entries[entry].range
    return diagnostic(
      "unused suppression: '\(VisibleText.quoting(text[range]))' is not reported here",
      at: range,
      help: "remove it from the comment",
      fixes: [comment.removal(of: entry)],
    )
  }
}

extension SuppressionComment {
  /// Removes a word, or the comment where it has no other.
  func removal(of entry: Int) -> Diagnostic.Fix {
    if entries.count == 1 {
      return Diagnostic.Fix("remove the comment", range, "", .safe)
    }
    let start = entry == 0 ? entries[0].range.start : entries[entry - 1].range.end
    let end = entry == 0 ? entries[1].range.start : entries[entry].range.end
    return Diagnostic.Fix("remove the code", ByteRange(start, end), "", .safe)
  }
}
