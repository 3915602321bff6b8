import XLText

/// `iomem`: pages of the host's I/O memory for the guest, in hexadecimal.
///
/// xl: tools/xl/xl_parse.c parse_config_data, which is C's `scanf` with `%lx,%lx@%lx`, Xen 4.17 to 4.23.
enum IOMemoryFormat {
  private static let form = "START,COUNT or START,COUNT@GFN: numbers of pages, in hexadecimal"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    EntryReport.list(input, "b_info.iomem") { entry, report in
      if let range = range(entry.text) { return range }
      report.add(.range(.malformed(form: form)), .refuses, at: report.whole(entry))
      return nil
    }
  }

  private static func range(_ entry: EntryText) -> DomainValue? {
    let count = entry.bytes.count
    let start = entry.number(entry.range, base: 16, takesBarePrefix: true)
    guard start.end > 0, start.end < count, entry.bytes[start.end] == UInt8(ascii: ",") else { return nil }
    let behind = ByteRange(start.end + 1, count)
    let number = entry.number(behind, base: 16, takesBarePrefix: true)
    guard number.end > behind.start else { return nil }
    var values = DeviceValues()
    values.set("start", start.unsigned == 0 ? nil : value(start.unsigned))
    values.set("number", number.unsigned == 0 ? nil : value(number.unsigned))
    if number.end < count {
      guard entry.bytes[number.end] == UInt8(ascii: "@") else { return nil }
      let rest = ByteRange(number.end + 1, count)
      let frame = entry.number(rest, base: 16, takesBarePrefix: true)
      guard frame.end > rest.start, frame.end == count else { return nil }
      // All ones mean a frame that was not given.
      values.set("gfn", frame.unsigned == .max ? nil : value(frame.unsigned))
    }
    return values.value
  }

  private static func value(_ number: UInt64) -> DomainValue {
    number > UInt64(Int64.max) ? .unsigned(number) : .number(Int64(number))
  }
}
