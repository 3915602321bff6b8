import XLModel
import XLText

enum ShortMAC: Rule {
  static let code: DiagnosticCode = 2032
  static let page = RulePage(
    .error,
    "A MAC address has fewer than six octets.",
    why: "xl reads past the end of the string for the missing octets, and uses a random address.",
    subject: .vif,
    bad: "mac=00:16:3e:00:00",
    good: "mac=00:16:3e:00:00:01",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, octets: Int, isLast: Bool) -> Diagnostic {
    let effect =
      isLast
      ? "xl \(nic.xen) reads past the end of the string"
      : "xl \(nic.xen) reads the following bytes as octets"
    return diagnostic(
      "\(nic.quoted(problem.range)) has \(octets) octet\(octets == 1 ? "" : "s"); expected six",
      at: problem.range,
      help: "write six octets, separated by colons",
      notes: [Diagnostic.Note(effect)],
    )
  }
}
