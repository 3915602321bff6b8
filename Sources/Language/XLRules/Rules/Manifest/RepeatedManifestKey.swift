package import XLText

package enum RepeatedManifestKey: Rule {
  package static let code: DiagnosticCode = 7006
  package static let page = RulePage(
    .error,
    "A mapping of a manifest has the same key twice.",
    why: "YAML does not define which value counts.",
    subject: .manifest,
    bad: "guests:\n  web:\n    nics: []\n    nics: []\n",
    good: "guests:\n  web:\n    nics: []\n",
  )
}
