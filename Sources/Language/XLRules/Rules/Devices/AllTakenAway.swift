import XLText

enum AllTakenAway: EntryRule {
  static let code: DiagnosticCode = 3132
  static let page = RulePage(
    .error,
    "A list of processors contains `^all`.",
    why: "`^` removes processors from the list: xl refuses `^all`, because no processor remains.",
    bad: """
      vcpus = 2
      cpus = "0-3,^all"

      """,
    good: """
      vcpus = 2
      cpus = "0-3"

      """,
  )
  static let help = "remove it, or write 'all' without '^'"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) removes all processors; xl refuses the file"
  }
}
