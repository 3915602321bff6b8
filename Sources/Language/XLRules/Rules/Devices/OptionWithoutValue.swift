import XLText

enum OptionWithoutValue: Rule {
  static let code: DiagnosticCode = 3104
  static let page = RulePage(
    .warning,
    "An option of an entry has no `=`.",
    why: "For some lists xl refuses the file; for others it silently ignores the entry from this option on.",
    bad: "vfb = [ \"vnc,vncunused=1\" ]\n",
    good: "vfb = [ \"vnc=1,vncunused=1\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, allowed: [String], endsEntry: Bool) -> Diagnostic {
    let isOption = allowed.contains { finding.file.text[finding.range].elementsEqual($0.utf8) }
    return diagnostic(
      finding,
      "\(finding.quoted) has no '='; expected NAME=VALUE",
      help: isOption
        ? "write it as an option: \(finding.quoted.dropLast())=…'"
        : "the options are \(WordRow.all(allowed))",
      note: endsEntry ? "xl silently ignores the rest of the entry" : nil,
    )
  }
}
