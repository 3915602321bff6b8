package import XLText

/// An interface name with a byte that none may have.
package enum OddInterfaceName: Rule {
  package static let code: DiagnosticCode = 2062
  package static let page = RulePage(
    .error,
    "An interface name with a byte that none may have.",
    why: """
      The kernel refuses names with a slash, a colon or blanks.
      """,
    subject: .vif,
    bad: "vifname=a/b",
    good: "vifname=a-b",
  )
}
