import XLModel
import XLText

enum VNUMABeyondHost: Rule {
  static let code: DiagnosticCode = 3162
  static let page = RulePage(
    .error,
    "`vnuma` has more vCPUs or nodes than the host.",
    why: """
      xl refuses a node that the host does not have, and more vCPUs than the host has processors, unless \
      `maxvcpus` allows them.
      This is checked with `--host`, or with `host-processors` and `host-nodes` in `.xlplug.yaml`.
      """,
    subject: .host,
    bad: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [ [ "pnode=5", "size=512", "vcpus=0-1", "vdistances=10" ] ]

      """,
    good: """
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1", "vdistances=10" ] ]

      """,
    host: HostExample("Xen has 2 NUMA nodes") { $0.shape.nodeCount = 2 },
  )

  static func diagnostic(_ finding: EntryFinding, nodeCount: Int) -> Diagnostic {
    diagnostic(finding, message: "the host has no such node; its nodes are 0 to \(nodeCount - 1)")
  }

  static func diagnostic(_ finding: EntryFinding, processorCount: Int) -> Diagnostic {
    let message = "the nodes have more vCPUs than the host has processors (\(processorCount))"
    return diagnostic(finding, message: message)
  }

  private static func diagnostic(_ finding: EntryFinding, message: String) -> Diagnostic {
    diagnostic(
      finding,
      message,
      help: "set 'maxvcpus' to allow more vCPUs, or describe another host: set 'host-processors' and "
        + "'host-nodes' in .xlplug.yaml",
    )
  }
}
