import XLModel
import XLText

enum TraditionalDeviceModel: BuildRule {
  static let code: DiagnosticCode = 3208
  static let page = RulePage(
    .error,
    "`qemu-xen-traditional` does not support a setting of the guest.",
    why: """
      libxl refuses the guest: this device model has no graphics card `qxl`, boots no kernel directly, and \
      cannot be restricted.
      Xen 4.21 removed it.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      device_model_version = "qemu-xen-traditional"
      vga = "qxl"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      device_model_version = "qemu-xen"
      vga = "qxl"

      """,
    xen: .oldest,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let others = settings.others(than: "device_model_version", "device_model_stubdomain_override")
    guard case .traditionalDeviceModel(let limit) = refusal.reason else {
      return RefusalWords(
        message: "qemu-xen-traditional does not support \(others)",
        help: "remove \(others)"
      )
    }
    let lack =
      switch limit {
      case .qxl: "has no graphics card 'qxl'"
      case .kernel: "boots no kernel directly"
      case .restriction: "cannot be restricted"
      }
    return RefusalWords(
      message: "the device model qemu-xen-traditional \(lack)",
      help: "set device_model_version = \"qemu-xen\", or remove \(others)"
    )
  }
}
