import XLModel
import XLSyntax
import XLText

/// An HVM or PVH guest without memory.
enum GuestWithoutMemory: BuildRule {
  static let code: DiagnosticCode = 3224
  static let page = RulePage(
    .error,
    "An hvm or pvh guest has no memory.",
    why: """
      libxl computes the memory for the page tables of the guest from `maxmem`, which is `memory` where \
      it is not set.
      Without both the result does not fit into 64 bits, and libxl refuses the guest.
      A pv guest without memory gets 32 MiB: see XL3025.
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
      help: "set the memory in MiB: memory = …"
    )
  }
}
