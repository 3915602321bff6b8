import XLText

/// `irqs`: interrupts of the host for the guest, in decimal.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23.
enum IRQsFormat {
  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    EntryReport.list(input, "b_info.irqs") { entry, report in
      let number = entry.text.number(entry.text.range, base: 10)
      if number.end == 0 || number.end < entry.text.bytes.count {
        let isOtherBase = number.end == 1 && KeyNumber(entry.text.bytes).value != nil
        let problem = EntryProblem.RangeProblem.malformed(form: "a decimal number")
        report.add(.range(isOtherBase ? .otherBase : problem), .refuses, at: report.whole(entry))
        return nil
      }
      if number.unsigned < UInt64(UInt32.max) { return .number(Int64(number.unsigned)) }
      report.add(.range(.tooLarge), .refuses, at: report.whole(entry))
      return nil
    }
  }
}
