import XLModel
import XLText

enum DecimalOnly: Rule {
  static let code: DiagnosticCode = 3153
  static let page = RulePage(
    .error,
    "An interrupt is not a decimal number.",
    why: "xl refuses the file: numbers in `irqs` are decimal, unlike ports in `ioports`.",
    bad: "irqs = [ \"0x1f\" ]\n",
    good: "irqs = [ \"31\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let value = KeyNumber(Array(finding.file.text[finding.range])).value
    return diagnostic(
      finding,
      "\(finding.quoted) is not a decimal number; expected digits only",
      fixes: value.map { [finding.replacing("write it in decimal", String($0), .safe)] } ?? [],
    )
  }
}
