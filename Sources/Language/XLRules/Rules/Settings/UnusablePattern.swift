package import XLText

/// A pattern of paths that can match nothing, or whose bracket does not end.
package enum UnusablePattern: Rule {
  package static let code: DiagnosticCode = 9007
  package static let page = RulePage(
    .error,
    "A pattern of paths in a settings file can match nothing.",
    why: "Nothing is excluded by it.",
    subject: .settings,
    bad: "exclude: ['old[']\n",
    good: "exclude: ['old*']\n",
  )
}
