import XLModel
import XLText

/// A line of `cpuid` without a leaf.
enum CPUIDLine: Rule {
  static let code: DiagnosticCode = 3144
  static let page = RulePage(
    .error,
    "A line of `cpuid` does not begin with a leaf and a colon.",
    why: """
      As a list, `cpuid` has lines `LEAF[,SUBLEAF]:REGISTER=BITS,…`, as xend had them.
      The form with `host` is a string, not a list.
      xl prints an error, ignores the entry and creates the guest with other processor features than \
      requested.
      """,
    bad: "cpuid = [ \"host,tm=0\" ]\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) does not begin a line of 'cpuid'; expected LEAF[,SUBLEAF]: with numbers",
      help: finding.file.text[finding.range].starts(with: "host".utf8)
        ? "the form with host is a string; remove the brackets" : "such as 7,0:ebx=…",
    )
  }
}
