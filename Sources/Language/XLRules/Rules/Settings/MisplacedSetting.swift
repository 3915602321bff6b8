package import XLText

/// A setting in a kind of settings file that it is not taken from.
package enum MisplacedSetting: Rule {
  package static let code: DiagnosticCode = 9014
  package static let page = RulePage(
    .error,
    "A settings file has a setting that is not allowed in this kind of file.",
    why: """
      The setting is ignored.
      Settings of commands that change devices as root are allowed only in '/etc/xlplug.yaml', never in a \
      file of a project or a user; settings about the files of a project are allowed only in the file of \
      the project.
      """,
    subject: .settings,
    bad: "engine: native\n",
    good: "xen: 4.17\n",
  )
}
