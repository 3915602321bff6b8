import XLModel
import XLText

/// Distances for another number of nodes.
enum VNUMADistances: FileRule {
  static let code: DiagnosticCode = 3163
  static let page = RulePage(
    .warning,
    "A node of `vnuma` has another number of distances than there are nodes.",
    why: """
      A node has a distance to each node, itself among them, in order.
      xl takes 0 for those that are missing, and writes behind an array where there are more.
      """,
    bad: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 1024
      vnuma = [
        [ "pnode=0", "size=512", "vcpus=0", "vdistances=10" ],
        [ "pnode=1", "size=512", "vcpus=1", "vdistances=20,10" ],
      ]

      """,
    good: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 1024
      vnuma = [
        [ "pnode=0", "size=512", "vcpus=0", "vdistances=10,20" ],
        [ "pnode=1", "size=512", "vcpus=1", "vdistances=20,10" ],
      ]

      """,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> (Int, Int)? in
      if case .vnuma(.distances(let found, let expected)) = problem { (found, expected) } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "\(finding.quoted) has \(finding.found.0) distance\(finding.found.0 == 1 ? "" : "s");"
          + " expected \(finding.found.1), one for each node",
        help: "10 is usual for the node itself, and 20 for another",
      )
    }
  }
}
