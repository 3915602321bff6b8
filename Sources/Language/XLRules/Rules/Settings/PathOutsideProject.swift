package import XLText

/// A path in a settings file that leads out of the directory of the file.
package enum PathOutsideProject: Rule {
  package static let code: DiagnosticCode = 9013
  package static let page = RulePage(
    .error,
    "The baseline of a settings file is outside of the directory of that file.",
    why: """
      The baseline is not read and not written.
      A settings file can be part of an untrusted directory: it must not make xlplug print or \
      overwrite other files of the user.
      '--baseline FILE' accepts any file.
      """,
    subject: .settings,
    bad: "baseline: ../known.xlplug\n",
    good: "baseline: known.xlplug\n",
  )
}
