import ArgumentParser
import XLRules

/// Codes and names of rules, for shells.
enum RuleCompletion {
  /// What `explain` takes.
  @Sendable
  static func codes(_ words: [String], _ index: Int, _ prefix: String) -> [String] { offered("") }

  /// What `--select` and `--ignore` take: a list with commas, the last element of which is completed.
  @Sendable
  static func rules(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    let before = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    return offered(before) + ["\(before)all"]
  }

  private static func offered(_ before: String) -> [String] {
    RuleList.all.map { CompletionWord.line(before + "\($0.code)", $0.name) }
      + RuleList.all.map { CompletionWord.line(before + $0.name, "\($0.code)") }
      + RuleFamily.all.map { CompletionWord.line(before + $0.name, $0.title) }
  }
}

/// A word with its meaning, as a closure of the argument parser returns it.
enum CompletionWord {
  /// The word and the meaning with a tab between; the word alone for the parser's own scripts, which know no
  /// meanings.
  static func line(_ word: String, _ meaning: String) -> String {
    CompletionShell.requesting == nil ? "\(word)\t\(meaning)" : word
  }
}
