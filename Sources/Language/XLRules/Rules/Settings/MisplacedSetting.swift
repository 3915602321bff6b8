package import XLText

package enum MisplacedSetting: Rule {
  package static let code: DiagnosticCode = 9014
  package static let page = RulePage(
    .error,
    "A setting is not allowed in this settings file.",
    why: """
      The setting is ignored.
      Settings of commands that run as root are allowed only in `/etc/xlplug.yaml`, and settings about the \
      files of a project only in the project's `.xlplug.yaml`.
      """,
    subject: .settings,
    bad: "engine: native\n",
    good: "xen: 4.17\n",
  )
}
