package import XLText

package enum MisnamedSettings: Rule {
  package static let code: DiagnosticCode = 9015
  package static let page = RulePage(
    .warning,
    "A settings file has the name `.xlplug.yml` instead of `.xlplug.yaml`.",
    why: "The file is ignored, and its settings have no effect.",
    subject: .settings,
    bad: "# .xlplug.yml\nxen: 4.17\n",
    good: "# .xlplug.yaml\nxen: 4.17\n",
  )
}
