import XLModel
package import XLText

/// A flag that the release does not know yet.
package enum FlagTooNew: Rule {
  package static let code: DiagnosticCode = 1021
  package static let page = RulePage(
    .error,
    "A flag that the release does not know yet.",
    why: """
      An older xl refuses the disk for a flag that it does not know.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,untrusted",
    good: "/a.img,raw,xvda,w",
    xen: XenVersion("4.17") ?? .oldest,
    fix: .changesMeaning,
  )
}
