import XLModel
import XLText

/// A word in an entry that is no `NAME=VALUE`.
enum OptionWithoutValue: Rule {
  static let code: DiagnosticCode = 3104
  static let page = RulePage(
    .warning,
    "A word in an entry has no `=`.",
    why: """
      Every option is `NAME=VALUE`; there are no flags.
      xl refuses the word in some lists, and in others silently stops reading the entry there.
      """,
    bad: "vfb = [ \"vnc,vncunused=1\" ]\n",
    good: "vfb = [ \"vnc=1,vncunused=1\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, allowed: [String], endsEntry: Bool) -> Diagnostic {
    let isOption = allowed.contains { finding.file.text[finding.range].elementsEqual($0.utf8) }
    return diagnostic(
      finding,
      "\(finding.quoted) has no '='; expected NAME=VALUE",
      help: isOption
        ? "say what it is: \(finding.quoted.dropLast())=…'"
        : "the options are \(WordRow.all(allowed))",
      note: endsEntry ? "xl reads nothing of the entry from here on, and says nothing" : nil,
    )
  }
}
