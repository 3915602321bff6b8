import XLModel
import XLText

enum NotANumber: Rule {
  static let code: DiagnosticCode = 3010
  static let page = RulePage(
    .error,
    "A string is used where the key requires a number.",
    why: """
      xl warns, and ignores the setting.
      It accepts decimal numbers, octal numbers with a leading 0, and hexadecimal numbers with 0x.
      """,
    bad: "vcpus = \"4 \"\n",
    good: "vcpus = 4\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let bytes = file.text(problem.key) ?? []
    let trimmed = bytes.filter { $0 > 0x20 }
    let decimal = trimmed.drop { $0 == UInt8(ascii: "0") }
    var fixes: [Diagnostic.Fix] = []
    var help = "write decimal digits, or 0x and hexadecimal digits"
    if bytes.isEmpty {
      help = "write a number, or remove the setting"
    } else if KeyNumber(trimmed).value != nil {
      help = "remove the spaces"
      let number = String(decoding: trimmed, as: UTF8.self)
      let value = number.allSatisfy(\.isNumber) ? number : "\"\(number)\""
      fixes = file.replacing(problem.range, by: value, "remove the spaces", .changesMeaning)
    } else if !decimal.isEmpty, decimal.count < trimmed.count, KeyNumber(Array(decimal)).value != nil {
      help = "remove the leading 0; it makes the number octal, and 8 and 9 are not octal digits"
      let number = String(decoding: decimal, as: UTF8.self)
      fixes = file.replacing(problem.range, by: number, "write \(number)", .changesMeaning)
    }
    return diagnostic(
      "'\(problem.key)' requires a number, found \(file.value(problem)); \(problem.consequence)",
      at: problem.range,
      help: help,
      fixes: fixes,
    )
  }
}
