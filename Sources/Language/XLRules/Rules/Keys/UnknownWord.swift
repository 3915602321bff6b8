import XLModel
import XLSyntax
import XLText

enum UnknownWord: FileRule {
  static let code: DiagnosticCode = 3034
  static let page = RulePage(
    .warning,
    "A key has a value that the device model does not know.",
    why: "xl does not check the value; the device model exits, or ignores it.",
    bad: """
      type = "hvm"
      spice = 1
      spiceport = 6000
      spicedisable_ticketing = 1
      spice_streaming_video = "fitler"

      """,
    good: """
      type = "hvm"
      spice = 1
      spiceport = 6000
      spicedisable_ticketing = 1
      spice_streaming_video = "filter"

      """,
    fix: .changesMeaning,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard let words = key.words, words.matching == .unchecked, key.isRead(by: file.xen),
        !file.isRefused(key),
        let text = file.text(key.name)
      else { return nil }
      let known = words.spellings(for: file.xen)
      if known.contains(where: { isTaken(text, as: $0, of: key.name) }) { return nil }
      let near = NearestName.of(text, among: known)
      let range = entry.value.range
      return diagnostic(
        "unknown value '\(VisibleText.quoting(text))' of '\(key.name)'"
          + (near.map { "; did you mean '\($0)'?" } ?? ""),
        at: range,
        help: "expected \(WordRow.anyQuoted(known))",
        fixes: near.map { file.replacing(range, by: "\"\($0)\"", "write '\($0)'", .changesMeaning) } ?? [],
      )
    }
  }

  /// libxl compares the names of sound cards, in either case; other words reach the device model as they are.
  private static func isTaken(_ text: [UInt8], as word: String, of key: String) -> Bool {
    key == "soundhw" ? ConfigWords.isSame(word, text) : word.utf8.elementsEqual(text)
  }
}
