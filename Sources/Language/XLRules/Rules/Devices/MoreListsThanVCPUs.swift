import XLText

enum MoreListsThanVCPUs: Rule {
  static let code: DiagnosticCode = 3136
  static let page = RulePage(
    .warning,
    "`cpus` has more entries than the guest has vCPUs.",
    why: "Each entry pins one vCPU, in order; xl ignores the other entries.",
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
      "the guest has \(count) vCPU\(count == 1 ? "" : "s"); this entry of '\(finding.key)' is ignored",
      help: "remove it, or increase 'vcpus'",
    )
  }
}
