package import XLText

package enum UnknownSettingValue: Rule {
  package static let code: DiagnosticCode = 9005
  package static let page = RulePage(
    .error,
    "A setting has an invalid value.",
    why: "The setting is ignored.",
    subject: .settings,
    bad: "rules:\n  XL0001: fatal\n",
    good: "rules:\n  XL0001: error\n",
    fix: .changesMeaning,
  )
}
