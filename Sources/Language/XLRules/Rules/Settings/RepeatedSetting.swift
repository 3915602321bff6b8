package import XLText

/// A setting in the file twice.
package enum RepeatedSetting: Rule {
  package static let code: DiagnosticCode = 9003
  package static let page = RulePage(
    .error,
    "A name is set twice in a mapping of a settings file.",
    why: "The first value applies; the second is ignored.",
    subject: .settings,
    bad: "xen: 4.17\nxen: 4.18\n",
    good: "xen: 4.18\n",
  )
}
