package import XLText

package enum UnreadableDevice: Rule {
  package static let code: DiagnosticCode = 8004
  package static let page = RulePage(
    .error,
    "A device of a file of JSON or XML cannot be a disk or vif string.",
    why: """
      The file is not converted, so that no device is missing from the result.
      xl has no disk or interface of this kind, or its strings cannot contain a value: a comma ends a \
      parameter, and a line end ends a target.
      """,
    subject: .conversion,
    bad: "<interface type='user'/>\n",
    good: "<interface type='bridge'><source bridge='xenbr0'/></interface>\n",
  )
}
