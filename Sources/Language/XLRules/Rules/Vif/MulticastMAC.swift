import XLModel
import XLText

/// A multicast address.
enum MulticastMAC: Rule {
  static let code: DiagnosticCode = 2035
  static let page = RulePage(
    .error,
    "A multicast address.",
    why: """
      The lowest bit of the first octet marks a multicast address, which is invalid for an interface.
      """,
    subject: .vif,
    bad: "mac=01:00:5e:00:00:01",
    good: "mac=00:16:3e:00:00:01",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let shown = nic.quoted(problem.range)
    let isBroadcast = nic.canonicalMAC(problem.range) == "ff:ff:ff:ff:ff:ff"
    return diagnostic(
      isBroadcast
        ? "\(shown) is the broadcast address; expected the address of one interface"
        : "\(shown) is a multicast address, because its first octet is odd",
      at: problem.range,
      help: "use an address whose first octet is even, such as one that begins with 00:16:3e",
    )
  }
}
