import XLText

enum RDMUnknownPolicy: EntryRule {
  static let code: DiagnosticCode = 3126
  static let page = RulePage(
    .warning,
    "`rdm` has an unknown policy.",
    why: """
      xl warns, and ignores the policy.
      The documented policies are no alternative: with `strict` and `relaxed` xl ignores all of `rdm`.
      """,
    bad: """
      type = "hvm"
      rdm = "strategy=host,policy=loose"

      """,
    good: """
      type = "hvm"
      rdm = "strategy=host"

      """,
  )
  static let help = "remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'"

  static func message(_ finding: EntryFinding) -> String {
    "unknown policy \(finding.quoted) of 'rdm'; xl warns and ignores it"
  }
}
