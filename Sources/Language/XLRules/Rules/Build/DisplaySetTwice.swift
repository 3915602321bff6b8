import XLModel
import XLText

enum DisplaySetTwice: BuildRule {
  static let code: DiagnosticCode = 3221
  static let page = RulePage(
    .error,
    "A framebuffer in `vfb` has a display in both `vnclisten` and `vncdisplay`.",
    why: "libxl fails when it starts the device model, and the guest does not start.",
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
      message: "the display of the first framebuffer is set in both 'vnclisten' and 'vncdisplay'",
      help: "remove ':' and the display from 'vnclisten', or remove 'vncdisplay'"
    )
  }
}
