import XLModel
import XLSyntax
import XLText

/// Graphics that are passed through, and no device.
enum GraphicsPassthroughWithoutDevice: BuildRule {
  static let code: DiagnosticCode = 3222
  static let page = RulePage(
    .error,
    "`gfx_passthru` is on, and no device is passed through.",
    why: """
      With `gfx_passthru = 1` libxl requires an integrated graphics device by Intel in `pci`,
      and refuses the guest without it.
      With `gfx_passthru = \"igd\"` it does not check.
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
      message: "'gfx_passthru' is on, and 'pci' lists no graphics device",
      help: "add the device to 'pci', or remove 'gfx_passthru'"
    )
  }
}
