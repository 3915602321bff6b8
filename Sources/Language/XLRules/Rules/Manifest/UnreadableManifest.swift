package import XLText

package enum UnreadableManifest: Rule {
  package static let code: DiagnosticCode = 7001
  package static let page = RulePage(
    .error,
    "A manifest is invalid YAML, or uses unsupported parts of YAML.",
    why: """
      The manifest is not read.
      Tags and merge keys (`<<`) are not supported; several documents, anchors and aliases are.
      """,
    subject: .manifest,
    bad: "guests:\n  web: {disks: [\n",
    good: "guests:\n  web: {disks: []}\n",
  )
}
