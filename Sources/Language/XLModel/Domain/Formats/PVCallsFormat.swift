/// `pvcalls`: sockets that another domain opens for the guest.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum PVCallsFormat {
  static let form = DeviceForm(.untilWord, [DeviceOption("backend", .text, member: "backend_domname")])

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    DeviceList(path: "pvcallsifs", form: form, emptyEntry: .makesDefaultDevice).read(input)
  }
}
