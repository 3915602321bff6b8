import XLModel
import XLText

enum MalformedUUID: Rule {
  static let code: DiagnosticCode = 3019
  static let page = RulePage(
    .error,
    "A UUID is malformed.",
    why: "xl refuses the file: a UUID is 8, 4, 4, 4 and 12 hexadecimal digits, separated by hyphens.",
    bad: "uuid = \"0123456789abcdef0123456789abcdef\"\n",
    good: "uuid = \"01234567-89ab-cdef-0123-456789abcdef\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let text = String(decoding: file.text("uuid") ?? [], as: UTF8.self)
    var inner = text.filter { !"-{} ".contains($0) }
    if inner.lowercased().hasPrefix("urn:uuid:") { inner = String(inner.dropFirst(9)) }
    let digits = Array(inner)
    var fixes: [Diagnostic.Fix] = []
    if digits.count == 32, digits.allSatisfy(\.isHexDigit) {
      let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
      let uuid = cuts.map { String(digits[$0]) }.joined(separator: "-")
      fixes = file.replacing(problem.range, by: "\"\(uuid)\"", "write \(uuid)", .changesMeaning)
    }
    return diagnostic(
      "\(file.value(problem)) is not a UUID; expected 8-4-4-4-12 hexadecimal digits",
      at: problem.range,
      help: "write a UUID in the form that uuidgen prints",
      fixes: fixes,
    )
  }
}
