import XLText

/// `irqs`: interrupts of the host for the guest, in decimal.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum IRQsFormat {
  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    var numbers: [DomainValue] = []
    for entry in report.entries {
      let number = entry.text.number(entry.text.range, base: 10)
      if number.end == 0 || number.end < entry.text.bytes.count {
        let isOtherBase = number.end == 1 && KeyNumber(entry.text.bytes).value != nil
        let problem = EntryProblem.RangeProblem.malformed(form: "a decimal number")
        report.add(.range(isOtherBase ? .otherBase : problem), .refuses, at: report.whole(entry))
      } else if number.unsigned >= UInt64(UInt32.max) {
        report.add(.range(.tooLarge), .refuses, at: report.whole(entry))
      } else {
        numbers.append(.number(Int64(number.unsigned)))
      }
    }
    report.rejectNestedList()
    report.set("b_info.irqs", numbers)
    return report.outcome
  }
}
