import XLSyntax
import XLText

/// A number with a unit after it.
enum NumberWithUnit: SyntaxRule {
  static let code: DiagnosticCode = 4
  static let page = RulePage(
    .error,
    "A number has a unit.",
    why: """
      xl reads only plain numbers; each key has its own unit, and sizes of memory are in MiB.
      xl silently ignores a unit of one letter if it is the last byte of the file.
      """,
    bad: "memory = 2G\n",
    good: "memory = 2048\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) has a unit; expected a plain number",
      at: mistake.range,
      help: "sizes of memory are in MiB: write 512, or 2048 for 2 GiB",
      fixes: mebibytes(file.text[mistake.range]).map { number in
        [
          Diagnostic.Fix(
            "write \(number), the same in MiB",
            edits: [TextEdit(mistake.range, String(number))],
            safety: .changesMeaning,
          )
        ]
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
