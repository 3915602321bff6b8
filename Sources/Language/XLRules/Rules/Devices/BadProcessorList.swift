import XLText

enum BadProcessorList: EntryRule {
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
  static let help = "separate processors by commas, without spaces"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) is not a processor; expected a number, a range such as 0-3, node:N or all"
  }
}
