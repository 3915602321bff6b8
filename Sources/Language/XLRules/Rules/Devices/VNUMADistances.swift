import XLModel
import XLText

/// Distances for another number of nodes.
enum VNUMADistances: Rule {
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

  static func diagnostic(_ finding: EntryFinding, found: Int, expected: Int) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has \(found) distance\(found == 1 ? "" : "s");"
        + " expected \(expected), one for each node",
      help: "10 is usual for the node itself, and 20 for another",
    )
  }
}
