import XLModel
import XLText

/// Nodes that do not have `maxvcpus` processors.
enum VNUMAProcessors: FileRule {
  static let code: DiagnosticCode = 3160
  static let page = RulePage(
    .error,
    "The nodes of `vnuma` have another number of virtual processors than `maxvcpus`.",
    why: """
      Every virtual processor belongs to one node.
      xl counts them, and refuses the file where the sum is another one.
      """,
    bad: """
      type = "hvm"
      maxvcpus = 4
      maxmem = 512
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
      if case .vnuma(.processors(let found, let expected)) = problem { (found, expected) } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "the nodes have \(finding.found.0) virtual processors, and maxvcpus is \(finding.found.1)",
        help: "put each of the \(finding.found.1) into one node, or set maxvcpus = \(finding.found.0)",
      )
    }
  }
}
