import XLModel
import XLText

/// A word of a processor list that is invalid.
enum BadProcessorList: Rule {
  static let code: DiagnosticCode = 3130
  static let page = RulePage(
    .error,
    "A word in a list of processors is neither a number nor a range.",
    why: """
      A list has numbers, ranges `0-3`, `node:N`, `nodes:N-M`, each with `^` before it to remove it, and \
      `all`.
      Commas separate them.
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
      "\(finding.quoted) is not a list of processors; expected a number, a range such as 0-3, node:N or all",
      help: "separate numbers by commas, without blanks",
    )
  }
}
