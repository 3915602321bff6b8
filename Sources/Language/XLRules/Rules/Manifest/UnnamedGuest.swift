package import XLText

package enum UnnamedGuest: Rule {
  package static let code: DiagnosticCode = 7003
  package static let page = RulePage(
    .error,
    "A guest of a manifest has neither a name nor a UUID.",
    why: "No guest can be found for its devices.",
    subject: .manifest,
    bad: "guests:\n  - disks: []\n",
    good: "guests:\n  - name: web\n    disks: []\n",
  )
}
