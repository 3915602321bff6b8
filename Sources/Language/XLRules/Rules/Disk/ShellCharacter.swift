package import XLText

/// A target with characters that scripts take apart.
package enum ShellCharacter: Rule {
  package static let code: DiagnosticCode = 1039
  package static let page = RulePage(
    .warning,
    "The target has a character that shell scripts take apart.",
    why: """
      Scripts get the target as a text and are shell programs; xen's own leave it without quotes in \
      places.
      A blank then splits it, and `$`, `;` or a backquote may do worse.
      Without a script this is a note only.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-mine,target=my disk",
    good: "vdev=xvda,script=block-mine,target=my-disk",
  )
}
