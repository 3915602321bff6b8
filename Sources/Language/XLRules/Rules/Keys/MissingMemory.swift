import XLModel
import XLSyntax
import XLText

/// No memory.
enum MissingMemory: FileRule {
  static let code: DiagnosticCode = 3025
  static let page = RulePage(
    .warning,
    "The file does not say how much memory the guest has.",
    why: "libxl gives it 32 MiB then, with which hardly any guest starts.",
    bad: "name = \"web\"\ntype = \"hvm\"\n",
    good: "name = \"web\"\ntype = \"hvm\"\nmemory = 512\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    if file.domain.isFragment || !file.demandsWhole { return [] }
    if ["memory", "maxmem", "vnuma"].contains(where: file.sets) { return [] }
    let place = file.entry("name")?.value.range ?? ByteRange(0, 0)
    return [diagnostic("no memory is set; the guest gets 32 MiB", at: place, help: "add memory = …, in MiB")]
  }
}
