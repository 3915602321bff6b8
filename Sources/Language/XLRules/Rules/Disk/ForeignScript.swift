package import XLText

/// A script that Xen does not ship.
package enum ForeignScript: Rule {
  package static let code: DiagnosticCode = 1043
  package static let page = RulePage(
    .note,
    "The script is one that xen does not ship.",
    why: """
      xen ships `block`, `block-dummy`, `block-enbd`, `block-iscsi`, `block-nbd` and `block-tap`.
      `block-drbd` came with drbd-utils before version 9.31, and is still in Debian 12.
      A DRBD device can be attached without a script.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-drbd,target=r0",
    good: "vdev=xvda,target=/dev/drbd/by-res/r0/0",
  )
}
