package import XLText

package enum MisshapenSetting: Rule {
  package static let code: DiagnosticCode = 9004
  package static let page = RulePage(
    .error,
    "A setting has the wrong kind of value: a list, a mapping or a single value.",
    why: "The setting is ignored.",
    subject: .settings,
    bad: "xen: [4.17]\n",
    good: "xen: 4.17\n",
  )
}
