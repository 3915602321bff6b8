import XLModel
import XLText

enum USBControllerLimit: BuildRule {
  static let code: DiagnosticCode = 3227
  static let page = RulePage(
    .error,
    "A USB controller has an unsupported version or number of ports.",
    why: """
      libxl refuses the guest.
      Type `devicemodel`, the default of HVM guests, supports USB 1 with 2 ports, 2 with 6, or 3 with 1 to 15.
      The types `pv` and `qusb` support USB 1 or 2, with 1 to 31 ports.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      usbctrl = ["version=3,ports=20"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      usbctrl = ["version=3,ports=15"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .usbController(let conflict) = refusal.reason else {
      return RefusalWords(message: "libxl does not support this USB controller", help: "remove it")
    }
    switch conflict {
    case .version(let version, let most):
      return RefusalWords(
        message: "unsupported version \(version) of the USB controller; expected 1 to \(most)",
        help: "write a version from 1 to \(most), or remove 'version' for USB 2"
      )
    case .ports(let ports, let version, let least, let most):
      let expected = least == most ? "\(most)" : "\(least) to \(most)"
      return RefusalWords(
        message: "a USB \(version) controller cannot have \(ports) ports; expected \(expected)",
        help: "write \(most), or remove 'ports' for the default"
      )
    }
  }
}
