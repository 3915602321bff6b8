package import XLText

/// Text behind the sixth octet.
package enum TrailingMAC: Rule {
  package static let code: DiagnosticCode = 2033
  package static let page = RulePage(
    .error,
    "Text behind the sixth octet.",
    why: """
      xl reads six octets and silently ignores the rest, other parameters included.
      """,
    subject: .vif,
    bad: "mac=00:16:3e:00:00:01:02",
    good: "mac=00:16:3e:00:00:01",
    fix: .changesMeaning,
  )
}
