import XLText

/// `rdm`: what becomes of memory that devices of the host have reserved.
///
/// xlu: tools/libs/util/libxlu_pci.c xlu_rdm_parse, Xen 4.17 to 4.23. A right policy makes xl drop the whole
/// text silently, and a wrong one is taken after a diagnostic. In 4.17 what the text does not say is
/// what
/// was in memory.
enum RDMFormat {
  private static let path = "b_info.type.hvm.rdm."

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    guard let text = input.text else { return KeyOutcome() }
    var report = EntryReport(input)
    let entry = EntryText(text)
    if let strategy = strategy(entry, &report), input.guest == .hvm {
      if strategy { report.set(path + "strategy", .name("host")) }
      if input.xen.minor > 17 { report.set(path + "policy", .name("strict")) }
    }
    return report.outcome
  }

  /// Whether a strategy is reported; nil where xl drops the text.
  private static func strategy(_ entry: EntryText, _ report: inout EntryReport) -> Bool? {
    var (offset, hasStrategy) = (0, false)
    let allowed = ["strategy", "policy"]
    while true {
      let rest = ByteRange(offset, entry.bytes.count)
      guard let equals = entry.first("=", in: rest) else {
        let place = rest.isEmpty ? report.input.range : entry.text.place(rest)
        report.add(.rdmDropped, .staysSilent, at: place)
        return nil
      }
      let name = ByteRange(offset, equals)
      let end = entry.first(",", in: ByteRange(equals + 1, rest.end)) ?? rest.end
      let value = ByteRange(equals + 1, end)
      let place = value.isEmpty ? name : value
      if entry.matches(name, "strategy") {
        guard entry.matches(value, "host") else {
          report.add(.unknownWord(option: "strategy", allowed: ["host"]), .warns, at: place, in: entry)
          return nil
        }
        hasStrategy = true
      } else if entry.matches(name, "policy") {
        if ["strict", "relaxed", "invalid"].contains(where: { entry.matches(value, $0, ignoringCase: true) })
        {
          report.add(.rdmPolicy, .staysSilent, at: ByteRange(name.start, end), in: entry)
          return nil
        }
        report.add(.rdmUnknownPolicy, .warns, at: place, in: entry)
      } else {
        let range = name.isEmpty ? ByteRange(offset, equals + 1) : name
        report.add(.unknownOption(allowed: allowed, isIgnored: true), .warns, at: range, in: entry)
        return nil
      }
      if end == entry.bytes.count { return hasStrategy }
      offset = end + 1
    }
  }
}
