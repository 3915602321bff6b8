import XLModel
import XLText

/// A policy of `rdm` that does not exist.
enum RDMUnknownPolicy: Rule {
  static let code: DiagnosticCode = 3126
  static let page = RulePage(
    .warning,
    "`rdm` has a policy that there is not, and xl takes it after a complaint.",
    why: """
      The policies are `strict` and `relaxed`, which make xl drop all of `rdm`.
      One that does not exist is complained about and then left out.
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
      "\(finding.quoted) is no policy of 'rdm'; xl complains and goes on without it",
      help: "leave the policy out; say it for a device by 'rdm_policy=…' in its entry of 'pci'",
    )
  }
}
