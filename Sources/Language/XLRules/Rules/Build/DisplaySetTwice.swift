import XLModel
import XLSyntax
import XLText

/// A display that is set twice.
enum DisplaySetTwice: BuildRule {
  static let code: DiagnosticCode = 3221
  static let page = RulePage(
    .error,
    "`vnclisten` of a screen in `vfb` contains a display, and `vncdisplay` is set too.",
    why: """
      libxl refuses both together when it starts the device model.
      """,
    bad: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 512
      vfb = ["vnc=1,vnclisten=0.0.0.0:1,vncdisplay=2"]

      """,
    good: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 512
      vfb = ["vnc=1,vnclisten=0.0.0.0,vncdisplay=2"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "the display of the first screen is set in 'vnclisten' and in 'vncdisplay'",
      help: "write vnclisten without ':' and the display, or remove vncdisplay"
    )
  }
}
