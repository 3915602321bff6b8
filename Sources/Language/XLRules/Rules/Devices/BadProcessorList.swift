import XLText

enum BadProcessorList: Rule {
  static let code: DiagnosticCode = 3130
  static let page = RulePage(
    .error,
    "A list of processors has an invalid element.",
    why: """
      xl refuses the file.
      Elements are numbers, ranges such as `0-3`, `node:N`, `nodes:N-M` and `all`, separated by commas; \
      `^` before an element removes it.
      """,
    bad: """
      vcpus = 2
      cpus = "0;1"

      """,
    good: """
      vcpus = 2
      cpus = "0,1"

      """,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a processor; expected a number, a range such as 0-3, node:N or all",
      help: "separate processors by commas, without spaces",
    )
  }
}
