import XLText

/// `sve`: the length of Arm's scalable vectors, since 4.18.
///
/// libxl: sve_type of libxl_types.idl, Xen 4.18 to 4.23.
enum VectorLengthFormat {
  static let lengths = ["disabled"] + stride(from: 128, through: 2048, by: 128).map(String.init) + ["hw"]

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    guard input.xen.minor >= 18, let text = input.text else { return KeyOutcome() }
    var report = EntryReport(input)
    let entry = EntryText(text)
    guard let length = lengths.first(where: { entry.matches(entry.range, $0, ignoringCase: true) }) else {
      report.add(.unknownWord(option: nil, allowed: lengths), .refuses, at: input.range)
      return report.outcome
    }
    if length != "disabled" { report.set("b_info.arch_arm.sve_vl", .name(length)) }
    return report.outcome
  }
}
