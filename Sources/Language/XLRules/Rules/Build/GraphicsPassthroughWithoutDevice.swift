import XLModel
import XLText

enum GraphicsPassthroughWithoutDevice: BuildRule {
  static let code: DiagnosticCode = 3222
  static let page = RulePage(
    .error,
    "`gfx_passthru` is on, but `pci` has no graphics device.",
    why: """
      With `gfx_passthru = 1`, libxl refuses a guest without an Intel integrated graphics device in `pci`.
      With `gfx_passthru = \"igd\"` it does not check this.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      gfx_passthru = 1

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      gfx_passthru = 1
      pci = ["00:02.0"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "'gfx_passthru' is on, but 'pci' has no graphics device",
      help: "add the graphics device to 'pci', or remove 'gfx_passthru'"
    )
  }
}
