import XLText

enum VNUMAProcessors: Rule {
  static let code: DiagnosticCode = 3160
  static let page = RulePage(
    .error,
    "The nodes of `vnuma` do not have `maxvcpus` vCPUs.",
    why: "xl refuses the file: each vCPU must be in one node.",
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
      "the nodes have \(found) vCPUs in total; expected \(expected), the value of 'maxvcpus'",
      help: "put each vCPU into one node, or set maxvcpus = \(found)",
    )
  }
}
