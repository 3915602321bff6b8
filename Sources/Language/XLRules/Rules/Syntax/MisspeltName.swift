import XLModel
import XLText

enum MisspeltName: SyntaxRule {
  static let code: DiagnosticCode = 2
  static let page = RulePage(
    .error,
    "The name of a setting has an upper-case letter or a hyphen.",
    why: """
      A name consists of lower-case letters, digits, `_` and `.`, and begins with a letter.
      xl refuses the file.
      """,
    bad: "Memory = 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let name = file.text[mistake.range]
    let plain = name.map { byte -> UInt8 in
      byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte.lowercased
    }
    let message =
      "\(file.quoted(mistake.range)) is not a valid name; expected lower-case letters, digits and '_'"
    guard let spelling = spelling(plain, file) else {
      let isStarted = plain.first.map { (0x61...0x7A).contains($0) } ?? false
      let help = isStarted ? "remove the line; xl reads no such key" : "begin the name with a letter"
      return diagnostic(message, at: mistake.range, help: help)
    }
    let isSame = ConfigKeys.named(spelling) != nil && spelling.utf8.elementsEqual(plain)
    let safety: Diagnostic.Fix.Safety = isSame ? .safe : .changesMeaning
    return diagnostic(
      message + "; did you mean '\(spelling)'?",
      at: mistake.range,
      fixes: [Diagnostic.Fix("write '\(spelling)'", mistake.range, spelling, safety)],
    )
  }

  /// The same name as a key is written: a known one where one is near.
  private static func spelling(_ plain: [UInt8], _ file: RuleSubject) -> String? {
    let known = ConfigKeys.named(plain[...])
    if known == nil { return file.nearestKey(to: plain) }
    if let known, file.sets(known.name) { return nil }
    guard let first = plain.first, (0x61...0x7A).contains(first) else { return nil }
    return String(decoding: plain, as: UTF8.self)
  }
}
