package import XLText

/// An MTU that no interface can have.
package enum MtuOutOfRange: Rule {
  package static let code: DiagnosticCode = 2055
  package static let page = RulePage(
    .error,
    "An MTU that no interface can have.",
    why: """
      IPv4 needs 68 bytes; Linux gives a vif at most 65535.
      """,
    subject: .vif,
    bad: "mtu=67",
    good: "mtu=1500",
  )
}
