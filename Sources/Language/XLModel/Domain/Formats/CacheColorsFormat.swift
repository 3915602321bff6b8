import XLText

/// `llc_colors`: colors of the last-level cache for the guest's memory, since 4.20.
///
/// xl: tools/xl/xl_parse.c parse_config_data, which is C's `scanf` with `%u-%u`, Xen 4.20 to 4.23.
enum CacheColorsFormat {
  private static let form = "a color, or FIRST-LAST, in decimal"
  /// More colors than any cache has; what goes beyond is not written out.
  static let colorsMax: Int64 = 1 << 16

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.xen.minor < 20 { return KeyOutcome() }
    var report = EntryReport(input)
    var colors: [DomainValue] = []
    for entry in report.entries {
      guard let range = range(entry, &report) else { continue }
      if Int64(colors.count) + range.upperBound - range.lowerBound >= colorsMax {
        report.add(.range(.tooLarge), .staysSilent, at: report.whole(entry))
      } else {
        colors += range.map { .number($0) }
      }
    }
    report.rejectNestedList()
    report.set("b_info.llc_colors", colors)
    return report.outcome
  }

  private static func range(_ text: EntryReport.Entry, _ report: inout EntryReport) -> ClosedRange<Int64>? {
    let (entry, whole) = (text.text, report.whole(text))
    let first = entry.number(entry.range, base: 10)
    guard first.end > 0 else {
      report.add(.range(.malformed(form: form)), .refuses, at: whole)
      return nil
    }
    let start = Int64(UInt32(truncatingIfNeeded: first.unsigned))
    var (last, end) = (start, first.end)
    if end < entry.bytes.count, entry.bytes[end] == UInt8(ascii: "-") {
      let rest = ByteRange(end + 1, entry.bytes.count)
      let second = entry.number(rest, base: 10)
      if second.end > rest.start {
        (last, end) = (Int64(UInt32(truncatingIfNeeded: second.unsigned)), second.end)
      }
      guard start <= last else {
        report.add(.range(.reversed), .refuses, at: whole)
        return nil
      }
    }
    if end < entry.bytes.count {
      report.add(.unreadRest, .staysSilent, at: ByteRange(end, entry.bytes.count), in: entry)
    }
    return start...last
  }
}
