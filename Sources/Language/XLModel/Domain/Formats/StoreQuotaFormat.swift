import XLText

/// `xenstore_quota`: what the guest may use of Xenstore, since 4.22.
///
/// xl: tools/xl/xl_parse.c parse_xsquota_item, Xen 4.22 and 4.23.
enum StoreQuotaFormat {
  private static let form = "NAME=NUMBER, with a number from 0 to 4294967295"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.xen.minor < 22 { return KeyOutcome() }
    return EntryReport.list(input, "b_info.xenstore_quota.quota") { quota($0, &$1) }
  }

  private static func quota(_ whole: EntryReport.Entry, _ report: inout EntryReport) -> DomainValue? {
    let entry = whole.text
    guard let equals = entry.first("=", in: entry.range) else {
      report.add(.malformed(option: nil, form: form), .refuses, at: report.whole(whole))
      return nil
    }
    let (name, value) = (entry[ByteRange(0, equals)], ByteRange(equals + 1, entry.bytes.count))
    let number = entry.number(value, base: 0)
    guard !value.isEmpty, number.end == value.end, !number.overflows, number.unsigned <= UInt64(UInt32.max)
    else {
      let form = "a number from 0 to 4294967295"
      let problem = EntryProblem.malformed(option: String(decoding: name, as: UTF8.self), form: form)
      report.add(problem, .refuses, at: value.isEmpty ? entry.range : value, in: entry)
      return nil
    }
    var values = DeviceValues([DomainMember("name", .text(Array(name)))])
    values.set("val", number.unsigned == 0 ? nil : .number(Int64(number.unsigned)))
    return values.value
  }
}
