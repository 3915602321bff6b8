import XLModel
import XLText

enum DeviceModelDomainOfPV: BuildRule {
  static let code: DiagnosticCode = 3223
  static let page = RulePage(
    .error,
    "A PV or PVH guest has a framebuffer and a device model in a stub domain.",
    why: "libxl crashes: only HVM guests have stub domains.",
    bad: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 512
      vfb = ["vnc=1"]
      device_model_stubdomain_override = 1

      """,
    good: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 512
      vfb = ["vnc=1"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "only an HVM guest can have its device model in a stub domain; libxl crashes",
      help: "remove 'device_model_stubdomain_override'"
    )
  }
}
