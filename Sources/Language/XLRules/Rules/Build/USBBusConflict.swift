import XLModel
import XLText

enum USBBusConflict: BuildRule {
  static let code: DiagnosticCode = 3203
  static let page = RulePage(
    .error,
    "Two kinds of emulated USB bus are set.",
    why: "libxl refuses `usb` or `usbdevice` together with `usbversion` or `spiceusbredirection`.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      usbversion = 2
      usbdevice = ["tablet"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      usb = 1
      usbdevice = ["tablet"]

      """,
  )

  private static let plain = ["usb", "usbdevice"]

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let plain = WordRow.allQuoted(settings.names.filter(Self.plain.contains))
    let versioned = WordRow.allQuoted(settings.names.filter { !Self.plain.contains($0) })
    return RefusalWords(
      message: "\(plain) and \(versioned) cannot be combined: a guest has one kind of USB bus",
      help: "remove \(versioned) to keep \(plain), or remove \(plain)"
    )
  }
}
