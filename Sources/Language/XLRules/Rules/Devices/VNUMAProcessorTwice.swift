import XLModel
import XLText

/// A virtual processor that stands twice.
enum VNUMAProcessorTwice: FileRule {
  static let code: DiagnosticCode = 3164
  static let page = RulePage(
    .warning,
    "A virtual processor stands twice in `vnuma`.",
    why: """
      It is counted twice, so that the number of virtual processors is wrong, and another one is in no node.
      """,
    bad: """
      type = "hvm"
      maxvcpus = 4
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1,1-2", "vdistances=10" ] ]

      """,
    good: """
      type = "hvm"
      maxvcpus = 4
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1,2-3", "vdistances=10" ] ]

      """,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> Int64? in
      if case .vnuma(.processorTwice(let number)) = problem { number } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "virtual processor \(finding.found) stands in 'vnuma' twice, and is counted twice",
        help: "put each virtual processor into one node",
      )
    }
  }
}
