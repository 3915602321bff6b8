import XLModel
import XLText

enum SizeWithUnit: Rule {
  static let code: DiagnosticCode = 3012
  static let page = RulePage(
    .error,
    "A size in quotes has a unit.",
    why: """
      xl warns, ignores the setting, and the guest starts with the default size.
      Memory sizes are plain numbers in MiB.
      """,
    bad: "memory = \"2G\"\n",
    good: "memory = 2048\n",
    fix: .changesMeaning,
  )

  /// How many KiB a unit has.
  private static let units: [(String, UInt64)] = [
    ("k", 1), ("m", 1 << 10), ("g", 1 << 20), ("t", 1 << 30),
  ]

  /// The size in MiB, where the text is one with a unit and is a whole number of them.
  private static func mebibytes(_ problem: DomainProblem, _ file: RuleSubject) -> UInt64? {
    guard ConfigKeys.named(problem.key)?.number.unit == "MiB" else { return nil }
    let text = String(decoding: file.text(problem.key) ?? [], as: UTF8.self).lowercased()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    for (letter, kibibytes) in units where [letter, letter + "b", letter + "ib"].contains(String(unit)) {
      guard let number = UInt64(digits) else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: kibibytes)
      return overflows || product < 1 << 10 || product % (1 << 10) != 0 ? nil : product >> 10
    }
    return nil
  }

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic? {
    guard let number = mebibytes(problem, file) else { return nil }
    return diagnostic(
      "\(file.value(problem)) has a unit; expected a number of MiB for '\(problem.key)'; xl ignores it",
      at: problem.range,
      help: "write \(number)",
      fixes: file.replacing(problem.range, by: "\(number)", "write \(number) (MiB)", .changesMeaning),
    )
  }
}
