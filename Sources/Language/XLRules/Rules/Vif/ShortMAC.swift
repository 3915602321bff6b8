import XLModel
import XLText

/// Fewer than six octets.
enum ShortMAC: Rule {
  static let code: DiagnosticCode = 2032
  static let page = RulePage(
    .error,
    "Fewer than six octets.",
    why: """
      xl reads on behind the end of the text for the octets that are missing.
      """,
    subject: .vif,
    bad: "mac=00:16:3e:00:00",
    good: "mac=00:16:3e:00:00:01",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, octets: Int, isLast: Bool) -> Diagnostic {
    let effect =
      isLast
      ? "xl \(nic.xen) reads on in memory that is not its own"
      : "xl \(nic.xen) reads on into what follows and makes octets of that"
    return diagnostic(
      "\(nic.quoted(problem.range)) has \(octets) of the six octets of an address",
      at: problem.range,
      help: "write all six",
      notes: [Diagnostic.Note(effect)],
    )
  }
}
