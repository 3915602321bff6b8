import XLText

/// `xenstore_quota`: what the guest may use of Xenstore, since 4.22.
///
/// xl: tools/xl/xl_parse.c parse_xsquota_item, Xen 4.22 and 4.23.
enum StoreQuotaFormat {
  private static let form = "NAME=NUMBER, with a number from 0 to 4294967295"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.xen.minor < 22 { return KeyOutcome() }
    var report = EntryReport(input)
    var quotas: [DomainValue] = []
    for (entry, place) in report.entries {
      guard let equals = entry.first("=", in: entry.range) else {
        report.add(.malformed(option: nil, form: form), .refuses, at: report.whole((entry, place)))
        continue
      }
      let value = ByteRange(equals + 1, entry.bytes.count)
      let number = entry.number(value, base: 0)
      guard !value.isEmpty, number.end == value.end, !number.overflows, number.unsigned <= UInt64(UInt32.max)
      else {
        let name = String(decoding: entry[ByteRange(0, equals)], as: UTF8.self)
        let range = value.isEmpty ? entry.range : value
        report.add(
          .malformed(option: name, form: "a number from 0 to 4294967295"),
          .refuses,
          at: range,
          in: entry
        )
        continue
      }
      var values = DeviceValues([DomainMember("name", .text(Array(entry[ByteRange(0, equals)])))])
      values.set("val", number.unsigned == 0 ? nil : .number(Int64(number.unsigned)))
      quotas.append(values.value)
    }
    report.rejectNestedList()
    report.set("b_info.xenstore_quota.quota", quotas)
    return report.outcome
  }
}
