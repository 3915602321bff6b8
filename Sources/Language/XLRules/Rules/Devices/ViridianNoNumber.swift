import XLText

enum ViridianNoNumber: Rule {
  static let code: DiagnosticCode = 3118
  static let page = RulePage(
    .error,
    "`viridian` is a string that is not a number.",
    why: "xl silently ignores the setting: it accepts 0, 1, or a list of groups.",
    bad: """
      type = "hvm"
      viridian = "yes"

      """,
    good: """
      type = "hvm"
      viridian = 1

      """,
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let word = String(decoding: finding.file.text[finding.range], as: UTF8.self).lowercased()
    let isYes = ["yes", "true", "on"].contains { word.contains($0) }
    let isNo = ["no", "false", "off"].contains { word.contains($0) }
    let fix = finding.replacing("write \(isYes ? 1 : 0)", isYes ? "1" : "0", isYes ? .changesMeaning : .safe)
    return diagnostic(
      finding,
      "\(finding.quoted) is not a number; expected 0, 1 or a list of groups; xl ignores it",
      help: "write a list to choose groups, such as [ \"base\", \"freq\" ]",
      fixes: isYes || isNo ? [fix] : [],
    )
  }
}
