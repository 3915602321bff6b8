import XLText

/// `pci`: devices of the host for the guest.
///
/// xlu: tools/libs/util/libxlu_pci.c xlu_pci_parse_spec_string, Xen 4.17 to 4.23.
enum PCIFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("bdf", .special), DeviceOption("vslot", .special), DeviceOption("permissive", .integer),
      DeviceOption("msitranslate", .integer), DeviceOption("seize", .integer),
      DeviceOption("power_mgmt", .integer),
      DeviceOption("rdm_policy", .word(["strict", "relaxed", .unlisted("invalid")])),
      DeviceOption("name", .text),
    ]
  )
  private static let switches = ["permissive", "msitranslate", "seize", "power_mgmt"]

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    var devices: [DomainValue] = []
    let defaults = defaults(input)
    for entry in report.entries {
      var device = PCIDevice(entry.text, defaults: defaults)
      device.read(into: &report, whole: report.whole(entry))
      devices.append(device.values.value)
    }
    report.set("pcidevs", devices)
    if !devices.isEmpty, input.guest == .pv { report.set("b_info.type.pv.e820_host", .choice(true)) }
    return report.outcome
  }

  /// What a device is before its entry is read.
  private static func defaults(_ input: KeyInput) -> DeviceValues {
    var values = DeviceValues()
    for name in switches
    where input.number(of: "pci_" + name).map({ Int32(truncatingIfNeeded: $0) }) ?? 0 != 0 {
      values.set(name, .flag(true))
    }
    // A guest that is not HVM has zeros where the policy of `rdm` would be, and zero is strict.
    let policy = input.domain["b_info.type.hvm.rdm.policy"]
    if input.guest != .hvm {
      values.set("rdm_policy", .name("strict"))
    } else if let policy {
      values.set("rdm_policy", policy)
    }
    return values
  }
}
