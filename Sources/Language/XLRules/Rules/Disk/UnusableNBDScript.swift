package import XLText

/// The script `block-nbd` or `block-enbd`, which no toolstack can use.
package enum UnusableNBDScript: Rule {
  package static let code: DiagnosticCode = 1042
  package static let page = RulePage(
    .warning,
    "The script is `block-nbd` or `block-enbd`.",
    why: """
      xen's own `block-nbd` and `block-enbd` expect server and port as arguments, but libxl passes `add` \
      only.
      They exit with status 1 and give no reason.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-nbd,target=server",
    good: "vdev=xvda,target=/dev/nbd0",
  )
}
