import XLModel
import XLText

enum VNUMAOfPV: BuildRule {
  static let code: DiagnosticCode = 3209
  static let page = RulePage(
    .error,
    "A PV guest has virtual NUMA nodes.",
    why: "xl accepts the nodes, but libxl refuses the guest.",
    bad: """
      name = "web"
      kernel = "/boot/vmlinuz"
      maxmem = 512
      maxvcpus = 2
      vnuma = [["pnode=0", "size=512", "vcpus=0-1", "vdistances=10"]]

      """,
    good: """
      name = "web"
      type = "pvh"
      kernel = "/boot/vmlinuz"
      maxmem = 512
      maxvcpus = 2
      vnuma = [["pnode=0", "size=512", "vcpus=0-1", "vdistances=10"]]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "a PV guest cannot have virtual NUMA nodes",
      help: "remove 'vnuma', or use type = \"pvh\" or \"hvm\""
    )
  }
}
