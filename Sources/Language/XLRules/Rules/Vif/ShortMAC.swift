import XLModel
import XLText

/// Fewer than six octets.
enum ShortMAC: Rule {
  static let code: DiagnosticCode = 2032
  static let page = RulePage(
    .error,
    "Fewer than six octets.",
    why: """
      xl reads past the end of the string for the missing octets.
      """,
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
      "\(nic.quoted(problem.range)) has \(octets) of the six octets of an address",
      at: problem.range,
      help: "write all six octets",
      notes: [Diagnostic.Note(effect)],
    )
  }
}
