package import XLText

package enum UnreadableBaseline: Rule {
  package static let code: DiagnosticCode = 9008
  package static let page = RulePage(
    .error,
    "A line of a baseline is not a valid entry.",
    why: "The line is ignored, so a suppressed problem may be reported again.",
    subject: .baseline,
    bad: "guest.cfg: 3 errors\n",
    good: "# no entries\n",
  )
}
