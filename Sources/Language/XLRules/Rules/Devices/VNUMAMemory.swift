import XLModel
import XLText

/// Nodes that do not have the size of `maxmem`.
enum VNUMAMemory: FileRule {
  static let code: DiagnosticCode = 3161
  static let page = RulePage(
    .error,
    "The nodes of `vnuma` have another size than `maxmem`.",
    why: """
      The sizes of the nodes, in MiB, make up the guest's memory.
      xl adds them, and refuses the file where the sum is another one.
      """,
    bad: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 1024
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1", "vdistances=10" ] ]

      """,
    good: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1", "vdistances=10" ] ]

      """,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> (Int64, Int64)? in
      if case .vnuma(.memory(let found, let expected)) = problem { (found, expected) } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "the nodes have \(finding.found.0) MiB, and maxmem is \(finding.found.1)",
        help: "make the sizes add up to \(finding.found.1), or set maxmem = \(finding.found.0)",
      )
    }
  }
}
