package import XLText

package enum MissingGuestList: Rule {
  package static let code: DiagnosticCode = 7002
  package static let page = RulePage(
    .error,
    "A document of a manifest does not have the key `guests`.",
    why: """
      The document describes no guest.
      Keys that begin with `x-` are ignored, so they can hold values for aliases.
      """,
    subject: .manifest,
    bad: "web:\n  disks: []\n",
    good: "guests:\n  web:\n    disks: []\n",
  )
}
