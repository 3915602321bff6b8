package import XLText

package enum UnknownManifestKey: Rule {
  package static let code: DiagnosticCode = 7005
  package static let page = RulePage(
    .error,
    "A manifest has an unknown key.",
    why: """
      The key has no effect.
      An unknown parameter of a device has the code that it has in a string: XL1008 or XL2001.
      """,
    subject: .manifest,
    bad: "guests:\n  web:\n    disk: []\n",
    good: "guests:\n  web:\n    disks: []\n",
    fix: .changesMeaning,
  )
}
