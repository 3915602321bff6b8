import XLText

/// `ioports`: I/O ports of the host for the guest, in hexadecimal.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum IOPortsFormat {
  private static let form = "a port, or FIRST-LAST, in hexadecimal"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    EntryReport.list(input, "b_info.ioports") { range($0, &$1) }
  }

  private static func range(_ text: EntryReport.Entry, _ report: inout EntryReport) -> DomainValue? {
    let (entry, whole) = (text.text, report.whole(text))
    let first = entry.number(entry.range, base: 16)
    guard first.end > 0 else {
      report.add(.range(.malformed(form: form)), .refuses, at: whole)
      return nil
    }
    guard first.unsigned < UInt64(UInt32.max) else {
      report.add(.range(.tooLarge), .refuses, at: ByteRange(0, first.end), in: entry)
      return nil
    }
    var (last, end) = (first.unsigned, first.end)
    if end < entry.bytes.count, entry.bytes[end] == UInt8(ascii: "-") {
      let rest = ByteRange(end + 1, entry.bytes.count)
      let second = entry.number(rest, base: 16)
      guard second.end > rest.start, second.end == rest.end else {
        report.add(.range(.malformed(form: form)), .refuses, at: whole)
        return nil
      }
      guard second.unsigned < UInt64(UInt32.max) else {
        report.add(.range(.tooLarge), .refuses, at: rest, in: entry)
        return nil
      }
      (last, end) = (second.unsigned, second.end)
      if last < first.unsigned { report.add(.range(.reversed), .staysSilent, at: whole) }
    } else if end < entry.bytes.count {
      // xl reports an error and takes the port in front.
      report.add(.range(.malformed(form: form)), .warns, at: whole)
    }
    let number = UInt32(truncatingIfNeeded: last) &- UInt32(truncatingIfNeeded: first.unsigned) &+ 1
    var values = DeviceValues()
    values.set("first", first.unsigned == 0 ? nil : .number(Int64(first.unsigned)))
    values.set("number", number == 0 ? nil : .number(Int64(number)))
    return values.value
  }
}
