import XLText

enum MalformedRange: Rule {
  static let code: DiagnosticCode = 3150
  static let page = RulePage(
    .error,
    "An entry of `ioports`, `irqs`, `iomem` or `llc_colors` is malformed.",
    why: """
      xl refuses the file; after a single port it only reports, and ignores, trailing bytes.
      Numbers in `ioports` and `iomem` are hexadecimal without a prefix, in `irqs` and `llc_colors` decimal.
      `iomem` has page numbers: addresses without their last three digits.
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
