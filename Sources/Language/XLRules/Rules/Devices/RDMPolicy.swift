import XLText

enum RDMPolicy: Rule {
  static let code: DiagnosticCode = 3125
  static let page = RulePage(
    .warning,
    "`rdm` has a policy; xl then ignores the setting.",
    why: """
      Because of a bug since release 4.15, xl treats a valid policy as an error, and ignores `rdm`.
      Without `policy` the strategy works; the policy of a device can be set in its entry of `pci`.
      """,
    bad: """
      type = "hvm"
      rdm = "strategy=host,policy=strict"

      """,
    good: """
      type = "hvm"
      rdm = "strategy=host"

      """,
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    var range = finding.range
    let text = finding.file.text
    if range.start > 0, text.bytes[range.start - 1] == UInt8(ascii: ",") {
      range = ByteRange(range.start - 1, range.end)
    } else if range.end < text.bytes.count, text.bytes[range.end] == UInt8(ascii: ",") {
      range = ByteRange(range.start, range.end + 1)
    }
    return diagnostic(
      finding,
      "xl silently ignores 'rdm' because of \(finding.quoted)",
      help: "remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'",
      fixes: [Diagnostic.Fix("remove the policy", range, "", .changesMeaning)],
    )
  }
}
