import XLText

enum NumberWithUnit: SyntaxRule {
  static let code: DiagnosticCode = 4
  static let page = RulePage(
    .error,
    "A number has a unit.",
    why: """
      xl refuses the file: each key has a fixed unit, and memory sizes are in MiB.
      If the unit is the last byte of the file, xl silently ignores it.
      """,
    bad: "memory = 2G\n",
    good: "memory = 2048\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) has a unit; expected a plain number",
      at: mistake.range,
      help: "memory sizes are in MiB: write 2048 for 2 GiB",
      fixes: mebibytes(file.text[mistake.range]).map { number in
        [Diagnostic.Fix("write \(number) (MiB)", mistake.range, String(number), .changesMeaning)]
      } ?? [],
    )
  }

  /// A size in MiB, where it is a whole number of them.
  private static func mebibytes(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix { (0x30...0x39).contains($0) }
    guard digits.count < 10, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    switch text[digits.endIndex...].first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "k"): return number % 1024 == 0 ? number / 1024 : nil
    case UInt8(ascii: "m"): return number
    case UInt8(ascii: "g"): return number << 10
    case UInt8(ascii: "t"): return number << 20
    default: return nil
    }
  }
}
