import XLText

enum CPUIDFirstWord: Rule {
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

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "expected 'host', found \(finding.quoted); xl ignores 'cpuid'",
      help: "begin the string with 'host,' in lower case",
    )
  }
}
