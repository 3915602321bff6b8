package import XLText

/// A setting that stands in the file twice.
package enum RepeatedSetting: Rule {
  package static let code: DiagnosticCode = 9003
  package static let page = RulePage(
    .error,
    "A name stands in a mapping of a settings file twice.",
    why: "The first counts; the second is easily taken for what is in force.",
    subject: .settings,
    bad: "xen: 4.17\nxen: 4.18\n",
    good: "xen: 4.18\n",
  )
}
