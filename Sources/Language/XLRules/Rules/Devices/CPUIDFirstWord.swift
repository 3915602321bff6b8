import XLModel
import XLText

/// A `cpuid` that does not begin with `host`.
enum CPUIDFirstWord: Rule {
  static let code: DiagnosticCode = 3140
  static let page = RulePage(
    .error,
    "`cpuid` as a text does not begin with `host`.",
    why: """
      The text is `host,FLAG=VALUE,…`; `host` stands for what the host has.
      xl complains, and takes nothing of it.
      """,
    bad: "cpuid = \"tm=0\"\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) stands where 'host' must stand, and xl takes nothing of 'cpuid'",
      help: "begin the text with host, (in lower case)",
    )
  }
}
