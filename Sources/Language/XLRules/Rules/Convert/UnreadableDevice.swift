package import XLText

package enum UnreadableDevice: Rule {
  package static let code: DiagnosticCode = 8004
  package static let page = RulePage(
    .error,
    "A device, name or UUID of a file of JSON or XML cannot be converted.",
    why: """
      The file is not converted, so that no device is missing from the result.
      xl has no disk or interface of this kind, or its strings cannot contain a value: a comma ends a \
      parameter, and a line end ends a target.
      A member of libxl's JSON that is missing, or not of its type, such as a number for a name, is not \
      guessed.
      An interface of a libvirt network needs its bridge: xl would use its default bridge.
      """,
    subject: .conversion,
    bad: "<interface type='user'/>\n",
    good: "<interface type='bridge'><source bridge='xenbr0'/></interface>\n",
  )
}
