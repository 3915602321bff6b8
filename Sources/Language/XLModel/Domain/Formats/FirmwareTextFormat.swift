import XLText

/// `smbios`: texts that the firmware shows to the guest, since 4.18.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.18 to 4.23.
enum FirmwareTextFormat {
  static let names = [
    "bios_vendor", "bios_version", "system_manufacturer", "system_product_name", "system_version",
    "system_serial_number", "baseboard_manufacturer", "baseboard_product_name", "baseboard_version",
    "baseboard_serial_number", "baseboard_asset_tag", "baseboard_location_in_chassis",
    "enclosure_manufacturer", "enclosure_serial_number", "enclosure_asset_tag", "battery_manufacturer",
    "battery_device_name", "oem",
  ]

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    guard input.xen.minor >= 18, input.guest == .hvm else { return KeyOutcome() }
    var report = EntryReport(input)
    var texts: [DomainValue] = []
    for entry in report.entries {
      let text = entry.text
      guard let pair = text.pair(text.range, at: "=", xen: input.xen) else {
        report.add(.malformed(option: nil, form: "NAME=TEXT"), .refuses, at: report.whole(entry))
        continue
      }
      let (name, value) = (text.trimmed(pair.0), text.trimmed(pair.1))
      guard let known = names.first(where: { text.matches(name, $0, ignoringCase: true) }) else {
        let range = name.isEmpty ? text.range : name
        report.add(.unknownOption(allowed: names, isIgnored: false), .refuses, at: range, in: text)
        continue
      }
      texts.append(
        .members([DomainMember("key", .name(known)), DomainMember("value", .text(Array(text[value])))])
      )
    }
    report.set("b_info.type.hvm.smbios", texts)
    return report.outcome
  }
}
