import XLText

/// `vfb`: paravirtual framebuffers; each has a keyboard beside it.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum FramebufferFormat {
  static let form = DeviceForm(
    .untilWord,
    unknown: .staysSilent,
    [
      DeviceOption("vnc", .choice, member: "vnc.enable"),
      DeviceOption("vnclisten", .text, member: "vnc.listen"),
      DeviceOption("vncpasswd", .text, member: "vnc.passwd"),
      DeviceOption("vncdisplay", .integer, member: "vnc.display"),
      DeviceOption("vncunused", .choice, member: "vnc.findunused"),
      DeviceOption("keymap", .text),
      DeviceOption("sdl", .choice, member: "sdl.enable"),
      DeviceOption("opengl", .choice, member: "sdl.opengl"),
      DeviceOption("display", .text, member: "sdl.display"),
      DeviceOption("xauthority", .text, member: "sdl.xauthority"),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    let list = DeviceList(path: "vfbs", form: form, emptyEntry: .makesDefaultDevice)
    var outcome = list.read(input) { device, _ in
      let values = device.values.members
      var result = DeviceValues(values.filter { !$0.path.contains(".") })
      for group in ["vnc", "sdl"] {
        let inner = values.filter { $0.path.hasPrefix(group + ".") }
        if !inner.isEmpty {
          result.set(group, .members(inner.map { DomainMember(String($0.path.dropFirst(4)), $0.value) }))
        }
      }
      device.values = result
    }
    if case .list(let devices) = outcome.members.first?.value {
      let keyboards = devices.indices.map { DomainValue.members([DomainMember("devid", .number(Int64($0)))]) }
      outcome.members.append(DomainMember("vkbs", .list(keyboards)))
    }
    return outcome
  }
}
