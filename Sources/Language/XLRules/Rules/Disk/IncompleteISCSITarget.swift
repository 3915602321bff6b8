import XLModel
import XLText

/// A target for `block-iscsi` without what that script asks for.
enum IncompleteISCSITarget: Rule {
  static let code: DiagnosticCode = 1041
  static let page = RulePage(
    .warning,
    "A target for `block-iscsi` has no `iqn=` or no `portal=`.",
    why: """
      xl accepts a bare name of a target; Xen's `block-iscsi` then refuses it with `iqn= and portal= \
      are required`.
      The attach fails, and xl reports no reason.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-iscsi,target=iqn.2001-05.com.example:disk",
    good: "vdev=xvda,script=block-iscsi,target=iqn=iqn.2001-05.com.example:disk,portal=10.0.0.1:3260",
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, missing: String) -> Diagnostic {
    diagnostic(
      "the target \(disk.quoted(range)) has no \(missing); Xen's block-iscsi requires it",
      at: range,
      help: "write target=iqn=NAME,portal=ADDRESS:PORT",
    )
  }
}
