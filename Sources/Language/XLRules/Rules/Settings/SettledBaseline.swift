package import XLText

package enum SettledBaseline: Rule {
  package static let code: DiagnosticCode = 9009
  package static let page = RulePage(
    .note,
    "A problem in the baseline no longer exists.",
    why: "The entry suppresses the problem if it occurs again.",
    subject: .baseline,
    bad: "XL0001 0123456789abcdef guest.cfg\n",
    good: "# no entries\n",
  )
}
