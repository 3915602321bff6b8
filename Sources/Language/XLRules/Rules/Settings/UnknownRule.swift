package import XLText

package enum UnknownRule: Rule {
  package static let code: DiagnosticCode = 9006
  package static let page = RulePage(
    .warning,
    "A settings file has an unknown code, family or rule.",
    why: """
      The entry has no effect.
      The severity is only warning, because a later release of xlplug may know it.
      """,
    subject: .settings,
    bad: "ignore: [StrayByte]\n",
    good: "ignore: [StrayBytes]\n",
    fix: .changesMeaning,
  )
}
