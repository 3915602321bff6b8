import XLModel
import XLSyntax
import XLText

enum MixedAppending: FileRule {
  static let code: DiagnosticCode = 37
  static let page = RulePage(
    .error,
    "`+=` appends a list to a string, or a string to a list.",
    why: "xl appends only lists to lists and strings to strings, and refuses the file.",
    bad: "vif = [ \"bridge=br0\" ]\nvif += \"bridge=br1\"\n",
    good: "vif = [ \"bridge=br0\" ]\nvif += [ \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    if file.reading.mixedEntries.isEmpty { return [] }
    var earlier: [ArraySlice<UInt8>: Int] = [:]
    var result: [Diagnostic] = []
    let mixed = Set(file.reading.mixedEntries)
    for (index, entry) in file.reading.entries.enumerated() {
      if mixed.contains(index), let first = earlier[entry.name] {
        result.append(diagnostic(file, entry, to: file.reading.entries[first]))
      }
      earlier[entry.name] = index
    }
    return result
  }

  private static func diagnostic(_ file: RuleSubject, _ entry: ConfigEntry, to first: ConfigEntry)
    -> Diagnostic
  {
    let isList = entry.value.kind == .list
    let range = entry.value.range
    let name = file.quoted(entry.setting.nameRange)
    let edits = [
      TextEdit(ByteRange(range.start, range.start), "[ "), TextEdit(ByteRange(range.end, range.end), " ]"),
    ]
    return diagnostic(
      isList
        ? "found a list to append to the string \(name); expected a string"
        : "found a string to append to the list \(name); expected a list",
      at: range,
      help: isList ? "write '=' to replace the string, or append a string" : "put it in brackets",
      notes: [Diagnostic.Note(isList ? "the string is here" : "the list is here", at: first.value.range)],
      fixes: isList ? [] : [Diagnostic.Fix("put it in brackets", edits: edits, safety: .safe)],
    )
  }
}
