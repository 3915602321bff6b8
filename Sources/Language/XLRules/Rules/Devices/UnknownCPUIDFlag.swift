import XLModel
import XLText

enum UnknownCPUIDFlag: Rule {
  static let code: DiagnosticCode = 3142
  static let page = RulePage(
    .warning,
    "`cpuid` has an unknown flag.",
    why: """
      xl prints an error, ignores the entry, and creates the guest with other CPU features than requested.
      The known flags are those of xl 4.17.7; later releases know more.
      """,
    bad: "cpuid = \"host,avx22=0\"\n",
    good: "cpuid = \"host,avx2=0\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let near = finding.wantsSuggestion ? CPUIDFlag.nearest(finding.file.text[finding.range]) : nil
    return diagnostic(
      finding,
      "unknown flag \(finding.quoted) of 'cpuid'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: "write the flag without spaces; flags are case-sensitive",
      fixes: near.map { [finding.replacing("write '\($0)'", $0, .changesMeaning)] } ?? [],
    )
  }
}
