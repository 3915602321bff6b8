import XLModel
import XLText

enum GuestWithoutMemory: BuildRule {
  static let code: DiagnosticCode = 3224
  static let page = RulePage(
    .error,
    "An HVM or PVH guest has no memory.",
    why: """
      libxl refuses the guest, because it cannot compute the memory for its page tables.
      A PV guest without memory gets 32 MiB: see XL3025.
      """,
    bad: """
      name = "web"
      type = "hvm"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "the guest has no memory: neither 'memory' nor 'maxmem' is set",
      help: "add memory = …, in MiB"
    )
  }
}
