/// Words in a row: `a`, `a or b`, `a, b or c`.
package enum WordRow {
  /// The words with 'or' before the last.
  package static func any(_ words: [String]) -> String { joined(words, "or") }

  /// The words with 'and' before the last.
  package static func all(_ words: [String]) -> String { joined(words, "and") }

  /// The words in single quotes, with 'or' before the last.
  package static func anyQuoted(_ words: [String]) -> String { any(words.map { "'\($0)'" }) }

  /// The words in single quotes, with 'and' before the last.
  package static func allQuoted(_ words: [String]) -> String { all(words.map { "'\($0)'" }) }

  private static func joined(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }
}
