import XLModel
import XLText

/// A list of processors that names none.
enum NoProcessors: Rule {
  static let code: DiagnosticCode = 3133
  static let page = RulePage(
    .error,
    "A list of processors is empty.",
    why: """
      `xl create` refuses a virtual processor without a processor to run on: `vcpu hard affinity map is \
      empty`.
      `^1` alone is such a list, because `^` only removes processors from the list so far; write `all,^1`.
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

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "this list contains no processor",
      help: "'^' only removes processors; write 'all,' before it, or list the processors",
    )
  }
}
