import XLModel
import XLText

enum USBNumberOutOfRange: BuildRule {
  static let code: DiagnosticCode = 3204
  static let page = RulePage(
    .error,
    "`usbversion` or `spiceusbredirection` is out of range.",
    why: "libxl fails when it starts the device model, and destroys the domain.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      usbversion = 4

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      usbversion = 3

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let isVersion = refusal.reason == .usbVersion
    let name = isVersion ? "usbversion" : "spiceusbredirection"
    let number = settings.file.number(name) ?? 0
    return RefusalWords(
      message: "\(number) is out of range for '\(name)'; expected \(isVersion ? "1 to 3" : "0 to 4")",
      help: isVersion ? "write 3 for USB 3" : "write 4 or less"
    )
  }
}
