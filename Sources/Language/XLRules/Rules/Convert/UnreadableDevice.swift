package import XLText

package enum UnreadableDevice: Rule {
  package static let code: DiagnosticCode = 8004
  package static let page = RulePage(
    .error,
    "A device of a file of JSON cannot be a disk or vif string.",
    why: """
      The file is not converted, so that no device is missing from the result.
      xl's strings cannot contain a value: a comma ends a parameter, and a line end ends a target.
      """,
    subject: .conversion,
    bad: """
      {"nics": [{"bridge": "xenbr0,mac=00:16:3e:00:00:01"}]}

      """,
    good: """
      {"nics": [{"bridge": "xenbr0", "mac": "00:16:3e:00:00:01"}]}

      """,
  )
}
