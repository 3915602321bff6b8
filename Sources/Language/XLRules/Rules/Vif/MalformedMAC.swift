import XLModel
import XLSyntax
import XLText

enum MalformedMAC: Rule {
  static let code: DiagnosticCode = 2031
  static let page = RulePage(
    .error,
    "A MAC address has an invalid octet.",
    why: """
      xl prints a warning, ignores the address, and generates another one.
      A MAC address has six hexadecimal octets, separated by colons.
      """,
    subject: .vif,
    bad: "mac=00163e000001",
    good: "mac=00:16:3e:00:00:01",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, octet: Int) -> Diagnostic {
    let range = problem.range
    let digits = nic.syntax.text[range].filter {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
    }
    let rest = nic.syntax.text[range].filter { !":-. ".utf8.contains($0) }
    let ordinal = ["first", "second", "third", "fourth", "fifth", "sixth"][min(octet, 5)]
    var fixes: [Diagnostic.Fix] = []
    var help = "write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01"
    if digits.count == 12, rest.count == 12 {
      let text = String(decoding: digits, as: UTF8.self).lowercased()
      let pairs = stride(from: 0, to: 12, by: 2).map { String(text.dropFirst($0).prefix(2)) }
      let address = pairs.joined(separator: ":")
      fixes = nic.fix("write \(address)", range, address)
      help = "write colons between the octets: \(address)"
    }
    return diagnostic(
      range.isEmpty
        ? "'mac' is empty; expected six octets"
        : "the \(ordinal) octet of \(nic.quoted(range)) is not a hexadecimal number from 0 to ff",
      at: range,
      help: help,
      notes: [nic.consequence],
      fixes: fixes,
    )
  }
}
