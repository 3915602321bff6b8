package import XLText

package enum UnreadableSettings: Rule {
  package static let code: DiagnosticCode = 9001
  package static let page = RulePage(
    .error,
    "A settings file is invalid YAML, or uses unsupported parts of YAML.",
    why: """
      The file is ignored, and all settings have their default values.
      Anchors, aliases, tags and multiple documents are not supported.
      """,
    subject: .settings,
    bad: "rules: {XL0001: off\n",
    good: "rules: {XL0001: off}\n",
  )
}
