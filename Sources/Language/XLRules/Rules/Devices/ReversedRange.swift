import XLText

enum ReversedRange: Rule {
  static let code: DiagnosticCode = 3152
  static let page = RulePage(
    .error,
    "A range of ports or colors ends before it begins.",
    why: """
      For ports, the number of them wraps around, and xl requests more than four billion.
      For colors, xl refuses the file.
      """,
    bad: "ioports = [ \"2ff-2f8\" ]\n",
    good: "ioports = [ \"2f8-2ff\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let halves = finding.file.text[finding.range].split(separator: UInt8(ascii: "-"))
      .map { String(decoding: $0, as: UTF8.self) }
    return diagnostic(
      finding,
      "\(finding.quoted) ends before it begins",
      note: finding.isSurvived ? "xl silently requests all ports except those between" : nil,
      fixes: halves.count == 2
        ? [finding.replacing("swap the numbers", halves[1] + "-" + halves[0], .changesMeaning)] : [],
    )
  }
}
