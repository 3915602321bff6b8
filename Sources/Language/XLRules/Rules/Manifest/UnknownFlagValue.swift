package import XLText

package enum UnknownFlagValue: Rule {
  package static let code: DiagnosticCode = 7008
  package static let page = RulePage(
    .error,
    "The value of a flag is neither true nor false.",
    why: "The flag is not read.",
    subject: .manifest,
    bad: """
      guests:
        web:
          disks:
            - {target: /srv/a.img, format: raw, vdev: xvda, discard: maybe}

      """,
    good: """
      guests:
        web:
          disks:
            - {target: /srv/a.img, format: raw, vdev: xvda, discard: true}

      """,
  )
}
