import XLModel
import XLText

/// Text in place of a number.
enum NotANumber: Rule {
  static let code: DiagnosticCode = 3010
  static let page = RulePage(
    .error,
    "A text stands where the key takes a number.",
    why: """
      xl takes decimal numbers, octal ones with a leading 0, and hexadecimal ones with 0x.
      Nothing may stand behind them.
      Of anything else it warns, and goes on as if the key were not there.
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
    var help = "write decimal digits, or 0x and hexadecimal ones"
    if bytes.isEmpty {
      help = "write a number, or remove the setting"
    } else if KeyNumber(trimmed).value != nil {
      help = "leave out the blanks"
      let number = String(decoding: trimmed, as: UTF8.self)
      let value = number.allSatisfy(\.isNumber) ? number : "\"\(number)\""
      fixes = file.replacing(problem.range, by: value, "leave out the blanks", .changesMeaning)
    } else if !decimal.isEmpty, decimal.count < trimmed.count, KeyNumber(Array(decimal)).value != nil {
      help = "a leading 0 makes it octal, which has no 8 and no 9"
      let number = String(decoding: decimal, as: UTF8.self)
      fixes = file.replacing(problem.range, by: number, "write \(number)", .changesMeaning)
    }
    let follows = problem.outcome == .refuses ? "xl refuses the file" : "xl goes on without it"
    return diagnostic(
      "'\(problem.key)' expects a number, and \(file.value(problem)) is none; \(follows)",
      at: problem.range,
      help: help,
      fixes: fixes,
    )
  }
}
