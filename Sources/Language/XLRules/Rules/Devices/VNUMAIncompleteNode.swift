import XLText

enum VNUMAIncompleteNode: Rule {
  static let code: DiagnosticCode = 3165
  static let page = RulePage(
    .warning,
    "A node of `vnuma` has no size or no vCPUs.",
    why: "xl accepts the file, but the guest does not start, or cannot use the node.",
    bad: """
      type = "hvm"
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vdistances=10" ] ]

      """,
    good: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1", "vdistances=10" ] ]

      """,
  )

  static func diagnostic(_ finding: EntryFinding, option: String) -> Diagnostic {
    diagnostic(
      finding,
      "this node has no '\(option)'",
      help: "add \"\(option)=…\" to it",
    )
  }
}
