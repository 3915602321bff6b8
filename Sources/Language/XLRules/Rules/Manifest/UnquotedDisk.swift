package import XLText

package enum UnquotedDisk: Rule {
  package static let code: DiagnosticCode = 7010
  package static let page = RulePage(
    .error,
    "A disk string in a list between brackets has no quotes.",
    why: """
      Between brackets, YAML ends a value without quotes at each comma.
      The parts of the string are not read as disks.
      """,
    subject: .manifest,
    bad: "guests:\n  web:\n    disks: [ /srv/web.img,raw,xvda,w ]\n",
    good: "guests:\n  web:\n    disks: [ '/srv/web.img,raw,xvda,w' ]\n",
    fix: .changesMeaning,
  )
}
