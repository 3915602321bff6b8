import XLText

/// `vkb`: paravirtual keyboards and pointers.
///
/// xl: tools/xl/xl_parse.c parse_vkb_list, Xen 4.17 to 4.23.
enum KeyboardFormat {
  private static let touches = ["multi_touch_width", "multi_touch_height", "multi_touch_num_contacts"]

  static let form = DeviceForm(
    .named,
    [
      DeviceOption("backend", .text, member: "backend_domname"),
      DeviceOption("backend-type", .word(["qemu", "linux", .unlisted("unknown")])),
      DeviceOption("unique-id", .text),
      DeviceOption("feature-disable-keyboard", .flag), DeviceOption("feature-disable-pointer", .flag),
      DeviceOption("feature-abs-pointer", .flag), DeviceOption("feature-raw-pointer", .flag),
      DeviceOption("feature-multi-touch", .flag), DeviceOption("multi-touch-width", .unsigned(bits: 32)),
      DeviceOption("multi-touch-height", .unsigned(bits: 32)),
      DeviceOption("multi-touch-num-contacts", .unsigned(bits: 32)),
      DeviceOption("width", .unsigned(bits: 32)), DeviceOption("height", .unsigned(bits: 32)),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    DeviceList(path: "vkbs", form: form).read(input) { device, report in
      let type = device.last("backend-type")
      let isUnknown = type.map { device.entry.matches($0.value, "unknown", ignoringCase: true) } ?? true
      if isUnknown {
        report.add(.missingOption(names: ["backend-type"]), .refuses, at: device.place)
      }
      let hasTouches = touches.contains { device.values.has($0) }
      if hasTouches { device.values.set("feature_multi_touch", .flag(true)) }
      if device.values.has("feature_multi_touch"), !hasTouches {
        let place = device.last("feature-multi-touch").map { device.entry.text.place($0.name) }
        report.add(.multiTouch, .refuses, at: place ?? device.place)
      }
    }
  }
}
