import XLModel
import XLText

enum VNUMANodeConflict: BuildRule {
  static let code: DiagnosticCode = 3220
  static let page = RulePage(
    .error,
    "The nodes of `vnuma` contradict each other or the guest.",
    why: """
      libxl refuses the guest.
      Each vCPU must be in one node, a node must be closest to itself, and the first node must have at least \
      the memory of the graphics card.
      """,
    bad: """
      name = "web"
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [
        ["pnode=0", "size=256", "vcpus=0", "vdistances=20,10"],
        ["pnode=0", "size=256", "vcpus=1", "vdistances=20,10"],
      ]

      """,
    good: """
      name = "web"
      type = "hvm"
      maxvcpus = 2
      maxmem = 512
      vnuma = [
        ["pnode=0", "size=256", "vcpus=0", "vdistances=10,20"],
        ["pnode=0", "size=256", "vcpus=1", "vdistances=20,10"],
      ]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .vnuma(let conflict) = refusal.reason else {
      return RefusalWords(message: "the nodes of 'vnuma' contradict each other", help: "remove 'vnuma'")
    }
    switch conflict {
    case .videoMemory:
      return RefusalWords(
        message: "node 0 of 'vnuma' has less memory than the graphics card",
        help: "increase the size of node 0, or decrease 'videoram'"
      )
    case .processorTwice(let number):
      return RefusalWords(
        message: "vCPU \(number) is in two nodes of 'vnuma'",
        help: "put each vCPU into one node"
      )
    case .processorMissing(let number):
      return RefusalWords(
        message: "vCPU \(number) is in no node of 'vnuma'",
        help: "put each vCPU into one node"
      )
    case .distance(let from, let to):
      return RefusalWords(
        message: "node \(from) of 'vnuma' is closer to node \(to) than to itself",
        help: "make the distance of node \(from) to itself its smallest, such as 10"
      )
    }
  }
}
