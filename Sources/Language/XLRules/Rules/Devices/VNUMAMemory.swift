import XLModel
import XLText

/// Nodes that do not have the size of `maxmem`.
enum VNUMAMemory: Rule {
  static let code: DiagnosticCode = 3161
  static let page = RulePage(
    .error,
    "The sizes of the nodes of `vnuma` do not add up to `maxmem`.",
    why: """
      The sizes of the nodes, in MiB, make up the guest's memory.
      xl refuses the file if the sum is not `maxmem`.
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

  static func diagnostic(_ finding: EntryFinding, found: Int64, expected: Int64) -> Diagnostic {
    diagnostic(
      finding,
      "the nodes have \(found) MiB, and maxmem is \(expected)",
      help: "make the sizes add up to \(expected), or set maxmem = \(found)",
    )
  }
}
