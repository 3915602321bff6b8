import XLModel
import XLText

/// An entry of `cpus` for no virtual processor.
enum MoreListsThanVCPUs: Rule {
  static let code: DiagnosticCode = 3136
  static let page = RulePage(
    .warning,
    "`cpus` has more entries than the guest has virtual processors.",
    why: """
      Each entry is for one of them, in order; xl ignores the rest.
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

  static func diagnostic(_ finding: EntryFinding, count: Int) -> Diagnostic {
    diagnostic(
      finding,
      "the guest has \(count) virtual processor\(count == 1 ? "" : "s"); this entry of"
        + " '\(finding.key)' is for one more, and is ignored",
      help: "remove it, or increase vcpus",
    )
  }
}
