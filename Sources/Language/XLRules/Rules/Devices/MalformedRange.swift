import XLModel
import XLText

/// An entry of numbers without its form.
enum MalformedRange: Rule {
  static let code: DiagnosticCode = 3150
  static let page = RulePage(
    .error,
    "An entry of `ioports`, `irqs`, `iomem` or `llc_colors` is malformed.",
    why: """
      Numbers of `ioports` and `iomem` are hexadecimal without a prefix, those of `irqs` and `llc_colors` \
      are decimal.
      A page of `iomem` is 4096 bytes, so an address is given without its last three digits.
      For trailing bytes after a single port, xl prints an error and uses the port.
      """,
    bad: "iomem = [ \"fed00\" ]\n",
    good: "iomem = [ \"fed00,1\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, form: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is malformed for '\(finding.key)'; expected \(form)",
      note: finding.isSurvived ? "xl prints an error, and uses the number before it" : nil,
    )
  }
}
