package import XLText

package enum PathOutsideProject: Rule {
  package static let code: DiagnosticCode = 9013
  package static let page = RulePage(
    .error,
    "The baseline in a settings file is outside of the directory of that file.",
    why: """
      The baseline is neither read nor written, because a settings file in an untrusted directory must not \
      make xlplug print or overwrite other files.
      `--baseline FILE` accepts any file.
      """,
    subject: .settings,
    bad: "baseline: ../known.xlplug\n",
    good: "baseline: known.xlplug\n",
  )
}
