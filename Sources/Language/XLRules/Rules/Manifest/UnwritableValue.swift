package import XLText

package enum UnwritableValue: Rule {
  package static let code: DiagnosticCode = 7009
  package static let page = RulePage(
    .error,
    "The value of a parameter cannot be written in xl's strings.",
    why: """
      In a string, a comma ends each parameter but the target of a disk.
      xl reads no NUL byte, and ends the target at a line end.
      """,
    subject: .manifest,
    bad: "guests:\n  web:\n    nics:\n      - {bridge: 'xenbr0,1'}\n",
    good: "guests:\n  web:\n    nics:\n      - {bridge: xenbr0}\n",
  )
}
