/// `usbctrl`: USB controllers for the guest.
///
/// xl: tools/xl/xl_parse.c parse_usbctrl_config, Xen 4.17 to 4.23.
enum USBControllerFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("type", .word([.initial("auto"), "pv", "devicemodel", "qusb"])),
      DeviceOption("version", .integer), DeviceOption("ports", .integer),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    DeviceList(path: "usbctrls", form: form, emptyEntry: .makesDefaultDevice).read(input)
  }
}
