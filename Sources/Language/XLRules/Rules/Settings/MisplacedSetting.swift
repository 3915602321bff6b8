package import XLText

/// A setting in a kind of settings file that it is not taken from.
package enum MisplacedSetting: Rule {
  package static let code: DiagnosticCode = 9014
  package static let page = RulePage(
    .error,
    "A settings file has a setting that is not taken from this kind of file.",
    why: """
      The setting counts as not written.
      What commands do to devices as root is set by '/etc/xlplug.yaml' only, never by a file of a project \
      or a user; what is about the files of one project is set by its own file only.
      """,
    subject: .settings,
    bad: "engine: native\n",
    good: "xen: 4.17\n",
  )
}
