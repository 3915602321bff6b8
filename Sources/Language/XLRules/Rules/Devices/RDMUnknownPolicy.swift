import XLModel
import XLText

/// A policy of `rdm` that does not exist.
enum RDMUnknownPolicy: Rule {
  static let code: DiagnosticCode = 3126
  static let page = RulePage(
    .warning,
    "`rdm` has an unknown policy, which xl ignores after a warning.",
    why: """
      The policies are `strict` and `relaxed`, which make xl ignore all of `rdm`.
      xl warns about any other policy, and ignores it.
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

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a policy of 'rdm'; xl warns and ignores it",
      help: "remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'",
    )
  }
}
