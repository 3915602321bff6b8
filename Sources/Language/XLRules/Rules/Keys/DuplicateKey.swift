import XLModel
import XLSyntax
import XLText

enum DuplicateKey: FileRule {
  static let code: DiagnosticCode = 3023
  static let page = RulePage(
    .warning,
    "A key is set more than once.",
    why: """
      xl uses the last setting, and silently ignores the others.
      `+=` appends to a list or a string.
      """,
    bad: "memory = 512\nmemory = 1024\n",
    good: "memory = 1024\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    var later: [ArraySlice<UInt8>: Int] = [:]
    var found: [Diagnostic] = []
    for index in file.reading.entries.indices.reversed() {
      let entry = file.reading.entries[index]
      if let next = later[entry.name] {
        found.append(word(entry, file.reading.entries[next], in: file))
      } else if entry.appendsTo == nil {
        later[entry.name] = index
      }
    }
    return found
  }

  private static func word(_ entry: ConfigEntry, _ next: ConfigEntry, in file: RuleSubject) -> Diagnostic {
    let name = file.quoted(entry.setting.nameRange)
    let bothLists = entry.value.kind == .list && next.value.kind == .list
    let isOther = (entry.value.kind == .list) != (next.value.kind == .list)
    return diagnostic(
      isOther
        ? "\(name) is set again with another type of value; xl ignores this setting"
        : "\(name) is set again; xl ignores this setting",
      at: entry.setting.nameRange,
      help: bothLists ? "remove it, or write '+=' in the other setting to keep both" : "remove it",
      notes: [Diagnostic.Note("xl uses this setting", at: next.setting.nameRange)],
      fixes: [Diagnostic.Fix("remove this setting", edits: [file.removal(of: entry)], safety: .safe)],
    )
  }
}
