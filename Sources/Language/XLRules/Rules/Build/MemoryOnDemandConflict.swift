import XLModel
import XLSyntax
import XLText

/// Memory on demand beside what excludes it.
enum MemoryOnDemandConflict: BuildRule {
  static let code: DiagnosticCode = 3205
  static let page = RulePage(
    .error,
    "The guest uses memory on demand together with a setting that requires all of its memory.",
    why: """
      With `maxmem` above `memory` an hvm or pvh guest gets memory on demand (populate on demand).
      libxl refuses it together with devices that are passed through, with `altp2m` and with `vnuma`.
      PV guests have no memory on demand.
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
      message: "'memory' is less than \(most), which is not possible with \(others)",
      help: "set 'memory' to the same number as \(most), or remove \(others)"
    )
  }
}
