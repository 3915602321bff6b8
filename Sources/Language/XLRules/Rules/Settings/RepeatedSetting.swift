package import XLText

package enum RepeatedSetting: Rule {
  package static let code: DiagnosticCode = 9003
  package static let page = RulePage(
    .error,
    "A settings file has the same setting twice.",
    why: "The first value is used, and the second one is ignored.",
    subject: .settings,
    bad: "xen: 4.17\nxen: 4.18\n",
    good: "xen: 4.18\n",
  )
}
