import XLText

enum TruncatedEntryNumber: Rule {
  static let code: DiagnosticCode = 3110
  static let page = RulePage(
    .warning,
    "A value is not a number, or only its beginning is.",
    why: """
      xl silently ignores everything after the digits.
      It reads a value without digits as 0, so `yes`, `true` and `on` mean no.
      """,
    bad: "pci = [ \"01:00.0,permissive=yes\" ]\n",
    good: "pci = [ \"01:00.0,permissive=1\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, option: String, taken: Int64) -> Diagnostic {
    let word = String(decoding: finding.file.text[finding.range], as: UTF8.self).lowercased()
    let meant = ["yes": "1", "true": "1", "on": "1", "no": "0", "false": "0", "off": "0"][word]
    let fix = meant.map { finding.replacing("write \($0)", $0, $0 == "0" ? .safe : .changesMeaning) }
    return diagnostic(
      finding,
      "\(finding.quoted) is not a number; xl reads '\(option)' as \(taken)",
      help: meant == nil ? "write digits only" : "write 1 for yes, and 0 for no",
      fixes: fix.map { [$0] } ?? [],
    )
  }
}
