import XLModel
import XLText

/// More than a host of the usual size has.
enum VNUMABeyondHost: FileRule {
  static let code: DiagnosticCode = 3162
  static let page = RulePage(
    .warning,
    "`vnuma` asks for more than a host with 8 processors in 2 nodes has.",
    why: """
      xl refuses a node that the host does not have, and more virtual processors than it has unless \
      `maxvcpus` says so.
      What host the guest will run on is not known here, so 8 processors in 2 nodes are taken for granted.
      """,
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
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> String? in
      switch problem {
      case .vnuma(.noSuchNode(let count)): "there is no such node on a host with \(count) of them"
      case .vnuma(.beyondHost(let count)): "the nodes have more virtual processors than a host with \(count)"
      default: nil
      }
    }.map { finding in
      diagnostic(
        finding.found,
        at: finding.range,
        help: "keep it if every host of the guest has them; maxvcpus"
          + " allows more processors than the host has",
      )
    }
  }
}
