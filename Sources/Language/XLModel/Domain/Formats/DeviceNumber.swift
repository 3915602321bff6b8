import XLText

/// The numbers that xl reads from the values of options, by C functions that never report an error.
enum DeviceNumber {
  /// C's `atoi`: a decimal number at the front, cut to 32 bits with sign.
  static func integer(_ found: DeviceForm.Found, into report: inout EntryReport) -> Int64 {
    let number = found.entry.number(found.value, base: 10)
    let taken = Int64(Int32(truncatingIfNeeded: number.signed))
    check(found, number, taken, most: Int64(Int32.max), into: &report)
    return taken
  }

  /// C's `strtoul` with base 0, cut to so many bits.
  static func unsigned(_ found: DeviceForm.Found, bits: Int, into report: inout EntryReport) -> Int64 {
    let number = found.entry.number(found.value, base: 0)
    // A truth value is asked only whether it is 0.
    if bits == 64 {
      let taken: Int64 = number.unsigned == 0 ? 0 : 1
      check(found, number, taken, most: .max, into: &report)
      return taken
    }
    let mask = UInt64.max >> UInt64(64 - bits)
    let taken = Int64(number.unsigned & mask)
    check(found, number, taken, most: Int64(mask), into: &report)
    return taken
  }

  /// Decimal digits at the front, without which xl ends, cut to so many bits.
  static func count(_ found: DeviceForm.Found, bits: Int, into report: inout EntryReport) -> Int64 {
    let number = found.entry.number(found.value, base: 10)
    guard number.end > found.value.start, number.unsigned != .max else {
      let problem = EntryProblem.malformed(option: found.option.name, form: "a decimal number")
      report.add(problem, .refuses, at: found.place, in: found.entry)
      return 0
    }
    let mask = UInt64.max >> UInt64(64 - bits)
    let taken = Int64(truncatingIfNeeded: number.unsigned & mask)
    check(found, number, taken, most: Int64(clamping: mask), into: &report)
    return taken
  }

  private static func check(
    _ found: DeviceForm.Found,
    _ number: CNumber,
    _ taken: Int64,
    most: Int64,
    into report: inout EntryReport,
  ) {
    let (option, entry) = (found.option.name, found.entry)
    if found.value.isEmpty {
      report.add(.emptyValue(option: option), .staysSilent, at: found.name, in: entry)
    } else if number.end == found.value.start || number.end < found.value.end {
      report.add(.partlyANumber(option: option, taken: taken), .staysSilent, at: found.value, in: entry)
    } else if number.overflows || number.isNegative && number.magnitude > 0
      || number.magnitude > UInt64(clamping: most)
    {
      let problem = EntryProblem.wrappedNumber(option: option, taken: taken, most: most)
      report.add(problem, .staysSilent, at: found.value, in: entry)
    }
  }
}
