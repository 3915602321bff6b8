import XLText

/// `mca_caps`: what the guest may do about machine checks.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum MachineCheckFormat {
  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.guest != .hvm { return KeyOutcome() }
    var report = EntryReport(input)
    for entry in report.entries {
      if entry.text.matches(entry.text.range, "lmce") {
        report.set("b_info.type.hvm.mca_caps", .number(1))
        continue
      }
      let isNear = entry.text.matches(entry.text.trimmed(entry.text.range), "lmce", ignoringCase: true)
      let problem: EntryProblem =
        isNear ? .wrongCase(name: "lmce") : .unknownWord(option: nil, allowed: ["lmce"])
      report.add(problem, .refuses, at: report.whole(entry))
    }
    report.rejectNestedList(.dies)
    return report.outcome
  }
}
