package import XLText

package enum MisshapenManifest: Rule {
  package static let code: DiagnosticCode = 7007
  package static let page = RulePage(
    .error,
    "A value of a manifest has the wrong kind: a list, a mapping or a single value.",
    why: """
      The value is not read.
      A guest without disks has `disks: []`; without the key, its disks are not part of the manifest.
      """,
    subject: .manifest,
    bad: "guests:\n  web:\n    disks: /srv/web.img,raw,xvda,w\n",
    good: "guests:\n  web:\n    disks:\n      - /srv/web.img,raw,xvda,w\n",
  )
}
