import XLText

enum AllTakenAway: Rule {
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

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) removes all processors; xl refuses the file",
      help: "remove it, or write 'all' without '^'",
    )
  }
}
