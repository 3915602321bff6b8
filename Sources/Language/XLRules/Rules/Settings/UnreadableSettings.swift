package import XLText

/// A settings file that is no YAML, or more of it than is read.
package enum UnreadableSettings: Rule {
  package static let code: DiagnosticCode = 9001
  package static let page = RulePage(
    .error,
    "A settings file is no YAML, or more of it than is read.",
    why: """
      Nothing in the file counts, so every rule is as it is without one.
      Anchors, aliases, tags and several documents are not taken: the file says few things, each once.
      """,
    subject: .settings,
    bad: "rules: {XL0001: off\n",
    good: "rules: {XL0001: off}\n",
  )
}
