import XLModel
import XLText

/// A flag of `cpuid` that xl does not know.
enum UnknownCPUIDFlag: Rule {
  static let code: DiagnosticCode = 3142
  static let page = RulePage(
    .warning,
    "`cpuid` names a flag that xl does not know.",
    why: """
      xl complains, leaves it out and creates the guest, which then sees another processor than was meant.
      The names are those that xl 4.17.7 knows; later releases know some more.
      """,
    bad: "cpuid = \"host,avx22=0\"\n",
    good: "cpuid = \"host,avx2=0\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let near = finding.wantsSuggestion ? CPUIDFlag.nearest(finding.file.text[finding.range]) : nil
    return diagnostic(
      finding,
      "\(finding.quoted) is no flag that xl knows" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: "names are compared to the letter, and have no blanks",
      fixes: near.map { [finding.replacing("write '\($0)'", $0, .changesMeaning)] } ?? [],
    )
  }
}
