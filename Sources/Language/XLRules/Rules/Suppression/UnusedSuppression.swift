import XLText

/// A comment that silences nothing.
enum UnusedSuppression {
  static let page = RulePage(
    SuppressionCode.unusedSuppression.code,
    "UnusedSuppression",
    .warning,
    "A comment silences a code that nothing there gets.",
    why: """
      What the comment was for has been mended, or stands on another line.
      `# xlplug: ignore XL1234` behind a setting is for its line; on a line of its own it is for the next \
      setting.
      Codes that depend on other files or on the machine are not told as unused.
      """,
    bad: "memory = 512 # xlplug: ignore XL0004\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ comment: SuppressionComment, _ entry: Int) -> Diagnostic {
    let code = comment.entries[entry].code.map { "\($0)" } ?? ""
    return Diagnostic(
      page.code,
      page.severity,
      "nothing here gets \(code)",
      at: comment.entries[entry].range,
      help: "remove the code from the comment",
      fixes: [comment.removal(of: entry)],
    )
  }
}

extension SuppressionComment {
  /// Takes a code away, or the comment where it has no other.
  func removal(of entry: Int) -> Diagnostic.Fix {
    if entries.count == 1 {
      return Diagnostic.Fix("remove the comment", edits: [TextEdit(range, "")], safety: .safe)
    }
    let start = entry == 0 ? entries[0].range.start : entries[entry - 1].range.end
    let end = entry == 0 ? entries[1].range.start : entries[entry].range.end
    return Diagnostic.Fix("remove the code", edits: [TextEdit(ByteRange(start, end), "")], safety: .safe)
  }
}
