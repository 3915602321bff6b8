import XLText

enum VNUMADistances: Rule {
  static let code: DiagnosticCode = 3163
  static let page = RulePage(
    .warning,
    "A node of `vnuma` has too few or too many distances.",
    why: """
      xl uses 0 for a missing distance, and writes past the end of an array if there are too many.
      A node has one distance to each node, including itself, in order.
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
      "\(finding.quoted) has \(found) distance\(found == 1 ? "" : "s"); expected \(expected), one per node",
      help: "write one distance per node; usual are 10 to the node itself, and 20 to another node",
    )
  }
}
