package import XLText

/// A group address.
package enum MulticastMAC: Rule {
  package static let code: DiagnosticCode = 2035
  package static let page = RulePage(
    .error,
    "A group address.",
    why: """
      The lowest bit of the first octet marks the address of a group, which no interface can have.
      """,
    subject: .vif,
    bad: "mac=01:00:5e:00:00:01",
    good: "mac=00:16:3e:00:00:01",
  )
}
