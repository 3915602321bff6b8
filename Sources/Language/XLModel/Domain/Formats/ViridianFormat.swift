import XLText

/// `viridian`: what Hyper-V would offer to the guest: a number for all or nothing, or a list of groups.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum ViridianFormat {
  /// The groups in the order of their numbers.
  static let groups = [
    "base", "freq", "time_ref_count", "reference_tsc", "hcall_remote_tlb_flush", "apic_assist", "crash_ctl",
    "synic", "stimer", "hcall_ipi", "ex_processor_masks", "no_vp_limit", "cpu_hotplug",
  ]
  private static let path = "b_info.type.hvm."
  /// How many groups the set can hold; `all` takes them all.
  private static let width = 64

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.guest != .hvm { return KeyOutcome() }
    var report = EntryReport(input)
    guard input.isList else {
      if let value = KeyNumber(input.reading, entry: input.entry).value {
        report.set(path + "viridian", .choice(value != 0))
      } else {
        report.add(.silentNumber, .staysSilent, at: report.wholeText)
      }
      return report.outcome
    }
    var (enabled, disabled) = (Set<Int>(), Set<Int>())
    for entry in report.entries {
      if entry.text.matches(entry.text.range, "all") {
        enabled = Set(0..<width)
      } else if entry.text.matches(entry.text.range, "defaults") {
        report.set(path + "viridian", .choice(true))
      } else if let (group, isOff) = group(entry, &report) {
        if isOff {
          disabled.insert(group)
          enabled.remove(group)
        } else {
          enabled.insert(group)
          disabled.remove(group)
        }
      }
    }
    report.rejectNestedList(.dies)
    report.set(path + "viridian_enable", enabled.sorted().map { .number(Int64($0)) })
    report.set(path + "viridian_disable", disabled.sorted().map { .number(Int64($0)) })
    return report.outcome
  }

  private static func group(_ entry: EntryReport.Entry, _ report: inout EntryReport) -> (Int, Bool)? {
    let isOff = entry.text.bytes.first == UInt8(ascii: "!")
    let name = ByteRange(isOff ? 1 : 0, entry.text.bytes.count)
    if let index = groups.firstIndex(where: { entry.text.matches(name, $0, ignoringCase: true) }) {
      return (index, isOff)
    }
    let wholes = ["all", "defaults"]
    let problem: EntryProblem =
      if let whole = wholes.first(where: { entry.text.matches(name, $0, ignoringCase: true) }), !isOff {
        .wrongCase(name: whole)
      } else {
        .unknownWord(option: nil, allowed: groups + (isOff ? [] : wholes))
      }
    report.add(problem, .refuses, at: report.whole(entry))
    return nil
  }
}
