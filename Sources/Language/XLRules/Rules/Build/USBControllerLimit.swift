import XLModel
import XLSyntax
import XLText

/// A USB controller that libxl does not have.
enum USBControllerLimit: BuildRule {
  static let code: DiagnosticCode = 3227
  static let page = RulePage(
    .error,
    "A USB controller has a version or a number of ports that its kind does not have.",
    why: """
      Controllers of a device model have USB 1 with 2 ports, USB 2 with 6, or USB 3 with up to 15.
      Controllers for paravirtualized drivers (`pv`, `qusb`) have USB 1 or 2, with up to 31 ports.
      Without `type` an hvm guest gets the first kind, and other guests get the second.
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
      return RefusalWords(message: "libxl does not have this USB controller", help: "remove it")
    }
    switch conflict {
    case .version(let version, let most):
      return RefusalWords(
        message: "the USB controller cannot have version \(version); expected 1 to \(most)",
        help: "remove 'version' for USB 2, or write a version from 1 to \(most)"
      )
    case .ports(let ports, let version, let least, let most):
      let expected = least == most ? "\(most)" : "\(least) to \(most)"
      return RefusalWords(
        message: "the controller of USB \(version) cannot have \(ports) ports; expected \(expected)",
        help: "remove 'ports' for the default, or write \(most)"
      )
    }
  }
}
