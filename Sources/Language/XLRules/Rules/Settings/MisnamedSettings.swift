package import XLText

/// A file `.xlplug.yml`, which is not read.
package enum MisnamedSettings: Rule {
  package static let code: DiagnosticCode = 9015
  package static let page = RulePage(
    .warning,
    "A file '.xlplug.yml' is ignored; the name is '.xlplug.yaml'.",
    why: "The settings in the file have no effect.",
    subject: .settings,
    bad: "# .xlplug.yml\nxen: 4.17\n",
    good: "# .xlplug.yaml\nxen: 4.17\n",
  )
}
