import XLModel
import XLSyntax
import XLText

enum OctalRate: Rule {
  static let code: DiagnosticCode = 2045
  static let page = RulePage(
    .warning,
    "A number in a rate has a leading zero.",
    why: "xl reads the number as octal: 010 is 8, so the limit differs from the intended one.",
    subject: .vif,
    bad: "rate=010MB/s",
    good: "rate=10MB/s",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    let zeros = nic.syntax.text[range].prefix(while: { $0 == UInt8(ascii: "0") })
    return diagnostic(
      "the leading zero makes the number in \(nic.quoted(range)) octal",
      at: range,
      help: "write the number without the zero",
      fixes: nic.fix("remove the zero", ByteRange(range.start, range.start + zeros.count), ""),
    )
  }
}
