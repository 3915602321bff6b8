import XLModel
import XLText

/// Nodes that do not have `maxvcpus` processors.
enum VNUMAProcessors: Rule {
  static let code: DiagnosticCode = 3160
  static let page = RulePage(
    .error,
    "The number of virtual processors of the nodes of `vnuma` is not `maxvcpus`.",
    why: """
      Every virtual processor belongs to one node.
      xl refuses the file if the sum is not `maxvcpus`.
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

  static func diagnostic(_ finding: EntryFinding, found: Int64, expected: Int64) -> Diagnostic {
    diagnostic(
      finding,
      "the nodes have \(found) virtual processors, and maxvcpus is \(expected)",
      help: "put each of the \(expected) into one node, or set maxvcpus = \(found)",
    )
  }
}
