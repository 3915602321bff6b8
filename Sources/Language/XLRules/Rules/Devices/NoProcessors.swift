import XLModel
import XLText

/// A list of processors that names none.
enum NoProcessors: Rule {
  static let code: DiagnosticCode = 3133
  static let page = RulePage(
    .error,
    "A list of processors names none.",
    why: """
      A virtual processor that may run nowhere is refused by `xl create`: `vcpu hard affinity map is empty`.
      `^1` alone is such a list: `^` only takes away what the list has so far, so `all,^1` is what was meant.
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
      "this list names no processor at all",
      help: "'^' only takes away; write 'all,' before it, or name the processors",
    )
  }
}
