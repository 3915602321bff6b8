package import XLText

package enum UnknownSetting: Rule {
  package static let code: DiagnosticCode = 9002
  package static let page = RulePage(
    .error,
    "A settings file has an unknown setting.",
    why: "The setting has no effect.",
    subject: .settings,
    bad: "ignored: XL0001\n",
    good: "ignore: XL0001\n",
    fix: .changesMeaning,
  )
}
