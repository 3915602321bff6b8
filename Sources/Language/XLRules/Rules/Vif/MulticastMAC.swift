import XLModel
import XLText

enum MulticastMAC: Rule {
  static let code: DiagnosticCode = 2035
  static let page = RulePage(
    .error,
    "The MAC address of an interface is a multicast address.",
    why: """
      The kernel refuses it, and the interface does not work.
      An address is a multicast address if its first octet is odd.
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
        ? "\(shown) is the broadcast address; expected the address of a single interface"
        : "\(shown) is a multicast address; expected an even first octet",
      at: problem.range,
      help: "use an address with an even first octet, such as one that begins with 00:16:3e",
    )
  }
}
