import XLText

/// `arm_sci`: how the guest reaches the system's control interface, since 4.21.
///
/// xl: tools/xl/xl_parse.c parse_arm_sci_config, Xen 4.21 to 4.23; options that it does not know are skipped.
enum SystemControlFormat {
  static let form = DeviceForm(
    .named,
    unknown: .staysSilent,
    [DeviceOption("type", .word([.initial("none"), "scmi_smc"]))]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    guard input.xen.minor >= 21, let text = input.text else { return KeyOutcome() }
    var report = EntryReport(input)
    let entry = EntryText(text)
    for piece in entry.pieces(of: entry.range, at: UInt8(ascii: ",")) {
      guard let equals = entry.first("=", in: piece), let option = form.options.first else {
        report.add(
          .optionWithoutValue(allowed: form.names, endsEntry: false),
          .staysSilent,
          at: piece,
          in: entry
        )
        continue
      }
      let name = ByteRange(piece.start, equals)
      let value = ByteRange(equals + 1, piece.end)
      let found = DeviceForm.Found(option: option, name: name, value: value, entry: entry)
      guard entry.matches(name, option.name) else {
        let isBlank = entry.matches(entry.trimmed(name), option.name)
        let problem: EntryProblem =
          isBlank ? .keptBlanks(isName: true) : .unknownOption(allowed: form.names, isIgnored: true)
        report.add(problem, .staysSilent, at: name.isEmpty ? piece : name, in: entry)
        continue
      }
      var values = DeviceValues()
      values.set(found, into: &report)
      if let type = values.members.first { report.set("b_info.arch_arm.arm_sci.type", type.value) }
    }
    return report.outcome
  }
}
