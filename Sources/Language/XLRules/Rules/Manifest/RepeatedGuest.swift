package import XLText

package enum RepeatedGuest: Rule {
  package static let code: DiagnosticCode = 7004
  package static let page = RulePage(
    .error,
    "A guest is in a manifest twice.",
    why: "Each entry describes all devices of the guest, so two of them contradict each other.",
    subject: .manifest,
    bad: "guests:\n  - name: web\n    disks: []\n  - name: web\n    nics: []\n",
    good: "guests:\n  - name: web\n    disks: []\n    nics: []\n",
  )
}
