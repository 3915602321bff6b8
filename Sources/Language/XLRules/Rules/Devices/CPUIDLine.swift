import XLText

enum CPUIDLine: Rule {
  static let code: DiagnosticCode = 3144
  static let page = RulePage(
    .error,
    "An entry of `cpuid` does not begin with a leaf and a colon.",
    why: """
      xl prints an error, ignores the entry, and creates the guest with other CPU features than requested.
      In a list, `cpuid` has entries `LEAF[,SUBLEAF]:REGISTER=BITS,…`; the form with `host` is a string.
      """,
    bad: "cpuid = [ \"host,tm=0\" ]\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a leaf of 'cpuid'; expected LEAF[,SUBLEAF]: with numbers",
      help: finding.file.text[finding.range].starts(with: "host".utf8)
        ? "remove the brackets; the form with 'host' is a string" : "write, for example, 7,0:ebx=…",
    )
  }
}
