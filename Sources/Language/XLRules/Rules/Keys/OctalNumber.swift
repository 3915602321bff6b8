import XLModel
import XLSyntax
import XLText

enum OctalNumber: FileRule {
  static let code: DiagnosticCode = 3015
  static let page = RulePage(
    .warning,
    "A number is octal, because it begins with 0.",
    why: "xl reads 010 as 8, so the guest may get another number than intended.",
    bad: "vcpus = 010\n",
    good: "vcpus = 8\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard key.type.takesNumber, !KeyFormats.has(key.name), key.isRead(by: file.xen),
        let text = file.text(key.name), let number = file.number(key.name)
      else { return nil }
      let digits = text.drop { !(0x30...0x39).contains($0) }
      guard digits.count > 1, digits.first == UInt8(ascii: "0"),
        digits.allSatisfy({ (0x30...0x37).contains($0) }),
        number != 0
      else { return nil }
      let decimal = String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
      // With a single digit both are the same.
      if decimal.utf8.count < 2 { return nil }
      let value = number < 0 ? "\"\(number)\"" : "\(number)"
      return diagnostic(
        "'\(String(decoding: text, as: UTF8.self))' is an octal number; xl reads it as \(number)",
        at: entry.value.range,
        help: "write \(value), or remove the leading 0 if \(decimal) is meant",
        fixes: file.replacing(entry.value.range, by: value, "write \(value) (decimal)", .safe),
      )
    }
  }
}
