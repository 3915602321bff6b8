import XLText

/// `channel`: consoles between the guest and a pseudo-terminal or socket of the host.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23; not numbered from the list since 4.21.
enum ChannelFormat {
  static let form = DeviceForm(
    .pairs,
    unknown: .warns,
    [
      DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("name", .text),
      DeviceOption("path", .special),
      DeviceOption("connection", .word(["pty", "socket"], ignoresCase: false)),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    let list = DeviceList(
      path: "channels",
      form: form,
      isNumbered: input.xen.minor < 21,
      emptyEntry: .crashes
    )
    return list.read(input) { device, report in
      let connection = device.values.members.first { $0.path == "connection" }?.value
      device.values.set("connection", nil)
      switch connection {
      case .name("pty"): device.values.set("connection.pty", .members([]))
      case .name("socket"): finishSocket(&device, &report)
      default:
        if device.last("connection") == nil {
          report.add(.missingOption(names: ["connection"]), .refuses, at: device.place)
        }
      }
      if device.isRefused { return }
      // libxl refuses a channel without a name, and takes an empty one.
      if let name = device.last("name"), name.value.isEmpty {
        report.add(.emptyValue(option: "name"), .staysSilent, at: device.place)
      }
    }
  }

  private static func finishSocket(_ device: inout DeviceList.Device, _ report: inout EntryReport) {
    guard let path = device.last("path") else {
      report.add(.missingOption(names: ["path"]), .refuses, at: device.place)
      return
    }
    let text = DomainValue.text(Array(device.entry[path.value]))
    device.values.set("connection.socket", .members([DomainMember("path", text)]))
  }
}
