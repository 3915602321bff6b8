import XLText

enum CPUIDFirstWord: EntryRule {
  static let code: DiagnosticCode = 3140
  static let page = RulePage(
    .error,
    "`cpuid` as a string does not begin with `host`.",
    why: """
      xl prints an error, and ignores the string.
      Its form is `host,FLAG=VALUE,…`; `host` means the features of the host.
      """,
    bad: "cpuid = \"tm=0\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )
  static let help = "begin the string with 'host,' in lower case"

  static func message(_ finding: EntryFinding) -> String {
    "expected 'host', found \(finding.quoted); xl ignores 'cpuid'"
  }
}
