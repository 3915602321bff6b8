import XLModel
import XLText

/// An entry of numbers without its form.
enum MalformedRange: Rule {
  static let code: DiagnosticCode = 3150
  static let page = RulePage(
    .error,
    "An entry of `ioports`, `irqs`, `iomem` or `llc_colors` does not have its form.",
    why: """
      Numbers of `ioports` and `iomem` are hexadecimal without a mark, those of `irqs` and `llc_colors` \
      are decimal.
      A page of `iomem` is 4096 bytes, so an address is given without its last three digits.
      Junk behind a single port is only complained about, and the port is taken.
      """,
    bad: "iomem = [ \"fed00\" ]\n",
    good: "iomem = [ \"fed00,1\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, form: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) does not have the form of '\(finding.key)'; expected \(form)",
      note: finding.isSurvived ? "xl complains, and takes the number in front" : nil,
    )
  }
}
