import XLText

enum VNUMAProcessorTwice: Rule {
  static let code: DiagnosticCode = 3164
  static let page = RulePage(
    .warning,
    "A vCPU is listed twice in `vnuma`.",
    why: "xl counts it twice, so the number of vCPUs is wrong, and another vCPU is in no node.",
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

  static func diagnostic(_ finding: EntryFinding, number: Int64) -> Diagnostic {
    diagnostic(
      finding,
      "vCPU \(number) is listed twice in 'vnuma'; xl counts it twice",
      help: "put each vCPU into one node",
    )
  }
}
