import XLText

enum VNUMAMemory: Rule {
  static let code: DiagnosticCode = 3161
  static let page = RulePage(
    .error,
    "The sizes of the nodes of `vnuma` do not add up to `maxmem`.",
    why: "xl refuses the file: the nodes together are the guest's memory, in MiB.",
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
      "the nodes have \(found) MiB in total; expected \(expected), the value of 'maxmem'",
      help: "change the sizes of the nodes, or set maxmem = \(found)",
    )
  }
}
