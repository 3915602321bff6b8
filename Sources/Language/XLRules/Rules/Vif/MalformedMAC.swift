package import XLText

/// An invalid octet.
package enum MalformedMAC: Rule {
  package static let code: DiagnosticCode = 2031
  package static let page = RulePage(
    .error,
    "An invalid octet.",
    why: """
      An address is six octets in hexadecimal with colons between them; xl prints one line and goes on \
      without.
      """,
    subject: .vif,
    bad: "mac=00163e000001",
    good: "mac=00:16:3e:00:00:01",
    fix: .changesMeaning,
  )
}
