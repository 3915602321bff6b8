/// `vtpm`: virtual TPMs, each after another domain.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum VTPMFormat {
  static let form = DeviceForm(
    .untilWord,
    [DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("uuid", .uuid)]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    DeviceList(path: "vtpms", form: form).read(input) { device, report in
      if device.last("backend") == nil {
        report.add(.missingOption(names: ["backend"]), .refuses, at: device.place)
      }
    }
  }
}
