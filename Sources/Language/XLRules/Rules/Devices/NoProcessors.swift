import XLText

enum NoProcessors: EntryRule {
  static let code: DiagnosticCode = 3133
  static let page = RulePage(
    .error,
    "A list of processors is empty.",
    why: """
      `xl create` refuses a vCPU without a processor to run on: `vcpu hard affinity map is \
      empty`.
      `^` only removes processors, so `^1` alone is an empty list; `all,^1` is all processors except 1.
      """,
    bad: """
      vcpus = 2
      cpus = "^1"

      """,
    good: """
      vcpus = 2
      cpus = "all,^1"

      """,
  )
  static let help = "write 'all,' before '^', or list the processors"

  static func message(_ finding: EntryFinding) -> String { "this list contains no processor" }
}
