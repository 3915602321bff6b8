import XLModel
import XLText

/// Processors that a host of the usual size does not have.
enum ProcessorsBeyondHost: FileRule {
  static let code: DiagnosticCode = 3134
  static let page = RulePage(
    .warning,
    "A list of processors names only such as a host with 8 of them does not have.",
    why: """
      xl drops processors that the host does not have, and refuses a list of which nothing is left.
      What host the guest will run on is not known here, so 8 processors in 2 nodes are taken for granted.
      """,
    bad: """
      vcpus = 2
      cpus = "64-71"

      """,
    good: """
      vcpus = 2
      cpus = "0-7"

      """,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> Int? in
      if case .processors(.beyondHost(let count)) = problem { count } else { nil }
    }.map { finding in
      diagnostic(
        "\(finding.quoted) names no processor of a host with \(finding.found)"
          + " of them; expected 0 to \(finding.found - 1)",
        at: finding.range,
        help: "keep it if every host of the guest has more processors",
      )
    }
  }
}
