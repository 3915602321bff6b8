import XLModel
import XLText

enum FirmwareConflict: BuildRule {
  static let code: DiagnosticCode = 3207
  static let page = RulePage(
    .error,
    "The device model does not support the firmware.",
    why: """
      libxl refuses the guest.
      `qemu-xen` supports `seabios` and `ovmf`, and `qemu-xen-traditional` only `rombios`.
      Until Xen 4.20, the default device model in a stub domain is `qemu-xen-traditional`.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      bios = "rombios"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      bios = "seabios"

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let key = settings.names.contains("bios") ? "bios" : "firmware"
    guard refusal.reason == .firmware(required: nil) else {
      let isChosen = settings.names.contains("device_model_version")
      return RefusalWords(
        message:
          "the device model qemu-xen-traditional supports only 'rombios', not the firmware in '\(key)'",
        help: "remove '\(key)', or \(isChosen ? "remove" : "set") 'device_model_version'"
          + (isChosen ? "" : " to \"qemu-xen\"")
      )
    }
    return RefusalWords(
      message: "the device model qemu-xen does not support 'rombios'",
      help: "write \(key) = \"seabios\", or remove it"
    )
  }
}
