package import XLText

/// A path in a settings file that leads out of the directory of the file.
package enum PathOutsideProject: Rule {
  package static let code: DiagnosticCode = 9013
  package static let page = RulePage(
    .error,
    "A baseline that a settings file names is outside of the directory of that file.",
    why: """
      The baseline is not read and not written.
      A settings file comes with a directory, perhaps from a stranger: it must not make xlplug print or \
      overwrite other files of the person who runs it.
      '--baseline FILE' takes any file.
      """,
    subject: .settings,
    bad: "baseline: ../known.xlplug\n",
    good: "baseline: known.xlplug\n",
  )
}
