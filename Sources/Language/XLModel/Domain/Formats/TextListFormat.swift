import XLText

/// Keys that are lists of texts which xl passes on as they are, and some that may be one text instead.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum TextListFormat {
  @Sendable static func deviceTreeDevices(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    report.set("dtdevs", texts(report).map { .members([DomainMember("path", $0)]) })
    return report.outcome
  }

  @Sendable static func arguments(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    let ending = input.key.dropFirst("device_model_args".count)
    report.set("b_info.extra" + ending, texts(report))
    return report.outcome
  }

  @Sendable static func serial(_ input: KeyInput) -> KeyOutcome { listOrText(input, "serial") }
  @Sendable static func usbDevice(_ input: KeyInput) -> KeyOutcome { listOrText(input, "usbdevice") }

  @Sendable static func netChannel2(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    report.add(.deprecatedForm(instead: "'vif'"), .warns, at: input.range)
    return report.outcome
  }

  private static func texts(_ report: EntryReport) -> [DomainValue] {
    report.entries.map { .text($0.text.bytes) }
  }

  private static func listOrText(_ input: KeyInput, _ name: String) -> KeyOutcome {
    if input.guest != .hvm { return KeyOutcome() }
    var report = EntryReport(input)
    if let text = input.text {
      report.set("b_info.type.hvm." + name, .text(text.bytes))
    } else {
      report.set("b_info.type.hvm." + name + "_list", texts(report))
    }
    return report.outcome
  }
}
