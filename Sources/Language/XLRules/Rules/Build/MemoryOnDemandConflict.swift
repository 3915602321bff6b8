import XLModel
import XLText

enum MemoryOnDemandConflict: BuildRule {
  static let code: DiagnosticCode = 3205
  static let page = RulePage(
    .error,
    "`memory` is less than `maxmem`, and another setting requires all memory at the start.",
    why: """
      An HVM or PVH guest with `maxmem` above `memory` uses populate on demand.
      libxl refuses this together with passthrough devices, `altp2m` or `vnuma`.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      maxmem = 1024
      pci = ["01:00.0"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 1024
      maxmem = 1024
      pci = ["01:00.0"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let others = settings.others(than: "memory", "maxmem")
    let most = settings.names.contains("maxmem") ? "'maxmem'" : "the memory of its nodes"
    return RefusalWords(
      message: "'memory' is less than \(most); this cannot be combined with \(others)",
      help: "set 'memory' to the value of \(most), or remove \(others)"
    )
  }
}
