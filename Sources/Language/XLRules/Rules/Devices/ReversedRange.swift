import XLModel
import XLText

/// A range that ends before it begins.
enum ReversedRange: Rule {
  static let code: DiagnosticCode = 3152
  static let page = RulePage(
    .error,
    "A range of ports or colours ends before it begins.",
    why: """
      xl takes it for ports, wraps around, and asks for 4294967295 of them.
      Of colours it is refused.
      """,
    bad: "ioports = [ \"2ff-2f8\" ]\n",
    good: "ioports = [ \"2f8-2ff\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    let halves = finding.file.text[finding.range].split(separator: UInt8(ascii: "-"))
      .map { String(decoding: $0, as: UTF8.self) }
    return diagnostic(
      finding,
      "\(finding.quoted) ends before it begins",
      note: finding.isSurvived ? "xl says nothing, and asks for all ports but those between" : nil,
      fixes: halves.count == 2
        ? [finding.replacing("turn it around", halves[1] + "-" + halves[0], .changesMeaning)] : [],
    )
  }
}
