/// `usbdev`: USB devices of the host for the guest.
///
/// xl: tools/xl/xl_parse.c parse_usbdev_config, Xen 4.17 to 4.23.
enum USBDeviceFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("type", .word(["hostdev"])),
      DeviceOption("hostbus", .unsigned(bits: 8)), DeviceOption("hostaddr", .unsigned(bits: 8)),
      DeviceOption("controller", .integer, member: "ctrl"), DeviceOption("port", .integer),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    DeviceList(path: "usbdevs", form: form, isNumbered: false).read(input) { device, report in
      let host = ["hostbus", "hostaddr"]
      let values = device.values.members
      let hasType = device.values.has("type")
      // What is known by its type is under the type.
      var result = DeviceValues(values.filter { $0.path != "type" && !host.contains($0.path) })
      if hasType {
        result.set("type.hostdev", .members(values.filter { host.contains($0.path) }))
      } else if device.last("type") == nil, !device.isRefused {
        report.add(.missingOption(names: ["type"]), .staysSilent, at: device.place)
      }
      // The number of a controller has -1 for its default, so 0 is reported and -1 is not.
      if device.last("controller") != nil, !result.has("ctrl") { result.set("ctrl", .number(0)) }
      if result.members.contains(DomainMember("ctrl", .number(-1))) { result.set("ctrl", nil) }
      device.values = result
      let missing = device.isRefused ? [] : host.filter { device.last($0) == nil }
      if !missing.isEmpty { report.add(.missingOption(names: missing), .staysSilent, at: device.place) }
    }
  }
}
