import XLModel
import XLSyntax
import XLText

/// A USB device at a controller that the guest does not have.
enum USBDeviceWithoutController: BuildRule {
  static let code: DiagnosticCode = 3228
  static let page = RulePage(
    .error,
    "A USB device is to be at a controller that is not there, or at a port without a controller.",
    why: """
      A port is a port of one controller, so `port` needs `controller`.
      Controllers are numbered from 0, in the order of `usbctrl`.
      Without both libxl chooses a free port, and adds a controller where none has one.
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
        message: "there is no USB controller \(number) in 'usbctrl'",
        help: "add the controller to 'usbctrl', which numbers them from 0, or remove 'controller' and 'port'"
      )
    }
    return RefusalWords(
      message: "the USB device has a 'port' and no 'controller'",
      help: "add controller=0 for the first controller of 'usbctrl', or remove 'port'"
    )
  }
}
