/// `dtdev`: devices of the host's device tree for the guest, by their paths.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum DeviceTreeFormat {
  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    report.set("dtdevs", report.entries.map { .members([DomainMember("path", .text($0.text.bytes))]) })
    return report.outcome
  }
}
