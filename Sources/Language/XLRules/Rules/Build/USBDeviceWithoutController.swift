import XLModel
import XLText

enum USBDeviceWithoutController: BuildRule {
  static let code: DiagnosticCode = 3228
  static let page = RulePage(
    .error,
    "A USB device has an unknown controller, or a port without a controller.",
    why: """
      libxl refuses the guest: `port` requires `controller`, the index of a controller in `usbctrl`, from 0.
      Without both, libxl chooses a free port, or adds a controller.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      usbdev = ["type=hostdev,hostbus=1,hostaddr=2,port=2"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      usbctrl = ["version=2"]
      usbdev = ["type=hostdev,hostbus=1,hostaddr=2,controller=0,port=2"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    if case .usbDeviceController(let number) = refusal.reason {
      return RefusalWords(
        message: "'usbctrl' has no USB controller \(number); numbers begin at 0",
        help: "add the controller to 'usbctrl', or remove 'controller' and 'port'"
      )
    }
    return RefusalWords(
      message: "the USB device has 'port', but no 'controller'",
      help: "add controller=0 for the first controller in 'usbctrl', or remove 'port'"
    )
  }
}
