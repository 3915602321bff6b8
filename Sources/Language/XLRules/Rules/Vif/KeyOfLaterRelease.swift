import XLModel
package import XLText

/// A key of a later release.
package enum KeyOfLaterRelease: Rule {
  package static let code: DiagnosticCode = 2006
  package static let page = RulePage(
    .error,
    "A key of a later release.",
    why: """
      An older xl does not know the key and goes on without it.
      """,
    subject: .vif,
    bad: "vlan=10",
    good: "bridge=xenbr0",
    xen: XenVersion("4.18") ?? .oldest,
    fix: .safe,
  )
}
