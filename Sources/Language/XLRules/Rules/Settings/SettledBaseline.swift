package import XLText

/// A problem in a baseline that is there no longer.
package enum SettledBaseline: Rule {
  package static let code: DiagnosticCode = 9009
  package static let page = RulePage(
    .note,
    "A problem that a baseline knows is there no longer.",
    why: "A line that stays would hide the problem if it came back.",
    subject: .baseline,
    bad: "XL0001 0123456789abcdef guest.cfg\n",
    good: "# nothing is known\n",
  )
}
