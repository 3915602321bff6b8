package import XLText

package enum UnusablePattern: Rule {
  package static let code: DiagnosticCode = 9007
  package static let page = RulePage(
    .error,
    "A pattern in a settings file cannot match any path.",
    why: "The pattern excludes no file.",
    subject: .settings,
    bad: "exclude: ['old[']\n",
    good: "exclude: ['old*']\n",
  )
}
