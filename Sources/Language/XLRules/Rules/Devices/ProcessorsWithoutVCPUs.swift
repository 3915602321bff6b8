import XLModel
import XLText

/// A list of processors that xl drops.
enum ProcessorsWithoutVCPUs: Rule {
  static let code: DiagnosticCode = 3135
  static let page = RulePage(
    .error,
    "`cpus` or `cpus_soft` has no effect, because neither `vcpus` nor `maxvcpus` is set.",
    why: """
      Before Xen 4.22, xl counts no virtual processors unless one of these keys is set, although the guest \
      gets one.
      It then drops the list, after a write past the end of an array.
      """,
    bad: "cpus = \"0-3\"\n",
    good: """
      vcpus = 1
      cpus = "0-3"

      """,
    xen: XenVersion("4.21") ?? .oldest,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "'\(finding.key)' has no effect before Xen 4.22 without 'vcpus' or 'maxvcpus'",
      help: "add vcpus = 1",
    )
  }
}
