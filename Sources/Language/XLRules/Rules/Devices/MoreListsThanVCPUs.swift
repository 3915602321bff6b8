import XLModel
import XLText

/// An entry of `cpus` for no virtual processor.
enum MoreListsThanVCPUs: FileRule {
  static let code: DiagnosticCode = 3136
  static let page = RulePage(
    .warning,
    "`cpus` has more entries than the guest has virtual processors.",
    why: """
      Each entry is for one of them, in order; xl does not look at the rest.
      """,
    bad: """
      vcpus = 1
      cpus = [ "0", "1" ]

      """,
    good: """
      vcpus = 2
      cpus = [ "0", "1" ]

      """,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> Int? in
      if case .processors(.moreThanVCPUs(let count)) = problem { count } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "the guest has \(finding.found) virtual processor\(finding.found == 1 ? "" : "s"); this entry of"
          + " '\(finding.key)' is for one more, and is not looked at",
        help: "remove it, or raise vcpus",
      )
    }
  }
}
