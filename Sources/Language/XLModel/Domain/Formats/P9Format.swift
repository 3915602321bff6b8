import XLText

/// `p9`: directories of the host, shared by the 9P protocol.
///
/// xl: tools/xl/xl_parse.c parse_config_data; taken apart differently since 4.18, more options since 4.19.
enum P9Format {
  private static let common = [
    DeviceOption("tag", .text), DeviceOption("path", .text), DeviceOption("security_model", .text),
    DeviceOption("backend", .text, member: "backend_domname"),
  ]
  private static let required = ["tag", "path", "security_model"]

  private static let limits = [
    DeviceOption("type", .word(["qemu", "xen_9pfsd", .unlisted("unknown")])),
    DeviceOption("max-files", .count(bits: 32)), DeviceOption("max-open-files", .count(bits: 32)),
    DeviceOption("max-space", .count(bits: 32)), DeviceOption("auto-delete", .flag),
  ]

  /// The form in a release.
  static func form(_ xen: XenVersion) -> DeviceForm {
    switch xen.minor {
    case ..<18: DeviceForm(.untilWord, common)
    case 18: DeviceForm(.pairs, common)
    default: DeviceForm(.pairs, common + limits)
    }
  }

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    let xen = input.xen
    var list = DeviceList(path: "p9s", form: form(xen), isNumbered: false)
    if xen.minor >= 18 { list.emptyEntry = .crashes }
    var kept: [String: DomainValue] = [:]
    return list.read(input) { device, report in
      if xen.minor < 18 {
        // What an entry does not say is taken from the one before it.
        for member in device.values.members { kept[member.path] = member.value }
        for (name, value) in kept where !device.values.has(name) { device.values.set(name, value) }
      }
      if xen.minor < 19 {
        let missing = required.filter { !device.values.has($0) }
        if !missing.isEmpty { report.add(.missingOption(names: missing), .refuses, at: device.place) }
        return
      }
      finishNew(&device, &report)
    }
  }

  private static func finishNew(_ device: inout DeviceList.Device, _ report: inout EntryReport) {
    let isDaemon = device.values.members.contains(DomainMember("type", .name("xen_9pfsd")))
    if isDaemon {
      if !device.values.has("path"), case .text(let name) = report.input.domain["c_info.name"] {
        device.values.set("path", .text(Array("/var/log/xen/guests/".utf8) + name))
      }
    } else if !device.isRefused {
      let missing = required.filter { device.last($0) == nil }
      if !missing.isEmpty { report.add(.missingOption(names: missing), .staysSilent, at: device.place) }
    }
  }
}
