import XLModel
import XLSyntax
import XLText

enum UnknownType: Rule {
  static let code: DiagnosticCode = 2021
  static let page = RulePage(
    .error,
    "An interface has an unknown type.",
    why: "xl prints a warning, and ignores the type; the types are `vif` and `ioemu`.",
    subject: .vif,
    bad: "type=netfront",
    good: "type=vif",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    let word = nic.syntax.text[range]
    let nearest =
      otherNames[String(decoding: word, as: UTF8.self).lowercased()]
      ?? NearestName.of(word, among: ["vif", "ioemu"])
    let behind = nic.syntax.swallowed(in: range).map { SwallowedVifParameter.separation(nic, at: $0.start) }
    return diagnostic(
      "unknown type \(nic.quoted(range)); expected 'vif' or 'ioemu'",
      at: range,
      help: behind?.help ?? nearest.map { "did you mean '\($0)'?" }
        ?? "'vif' is paravirtual only; 'ioemu' also has an emulated card",
      notes: [nic.consequence],
      fixes: behind.map { [$0.fix] } ?? nearest.map { nic.fix("write '\($0)'", range, $0) } ?? [],
    )
  }

  private static let otherNames = [
    "netfront": "vif", "pv": "vif", "paravirtualized": "vif", "emulated": "ioemu", "hvm": "ioemu",
  ]
}
