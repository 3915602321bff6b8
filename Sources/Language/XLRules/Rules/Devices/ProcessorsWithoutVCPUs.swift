import XLModel
import XLText

enum ProcessorsWithoutVCPUs: EntryRule {
  static let code: DiagnosticCode = 3135
  static let page = RulePage(
    .error,
    "`cpus` or `cpus_soft` is set without `vcpus` and `maxvcpus`.",
    why: "Before Xen 4.22, xl ignores the list, and writes past the end of an array.",
    bad: "cpus = \"0-3\"\n",
    good: """
      vcpus = 1
      cpus = "0-3"

      """,
    xen: XenVersion("4.21") ?? .oldest,
  )
  static let help = "add vcpus = …"

  static func message(_ finding: EntryFinding) -> String {
    "'\(finding.key)' has no effect before Xen 4.22 without 'vcpus' or 'maxvcpus'"
  }
}
