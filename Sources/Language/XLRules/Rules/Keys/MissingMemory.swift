import XLModel
import XLSyntax
import XLText

enum MissingMemory: SingleFileRule {
  static let code: DiagnosticCode = 3025
  static let page = RulePage(
    .warning,
    "The file does not set the memory of a PV guest.",
    why: """
      libxl then uses 32 MiB, too little for almost every guest.
      It refuses HVM and PVH guests without memory: see XL3224.
      """,
    bad: "name = \"web\"\ntype = \"pv\"\nkernel = \"/boot/vmlinuz\"\n",
    good: "name = \"web\"\ntype = \"pv\"\nkernel = \"/boot/vmlinuz\"\nmemory = 512\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    if file.domain.isFragment || !file.demandsWhole { return nil }
    if ["memory", "maxmem", "vnuma"].contains(where: file.sets) { return nil }
    // libxl refuses other guests.
    if file.refusals.contains(where: { $0.reason == .memoryMissing }) || file.explainsMissingMemory {
      return nil
    }
    let place = file.entry("name")?.value.range ?? ByteRange(0, 0)
    return diagnostic(
      "'memory' is not set; the guest gets 32 MiB",
      at: place,
      help: "add memory = …, in MiB"
    )
  }
}
