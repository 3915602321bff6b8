package import XLText

/// A word that names no code, no family and no rule.
package enum UnknownRule: Rule {
  package static let code: DiagnosticCode = 9006
  package static let page = RulePage(
    .warning,
    "A word in a settings file is not a code, a family or a rule.",
    why: """
      The word has no effect.
      It may be a code of a later release of xlplug, so this is a warning only.
      """,
    subject: .settings,
    bad: "ignore: [StrayByte]\n",
    good: "ignore: [StrayBytes]\n",
    fix: .changesMeaning,
  )
}
