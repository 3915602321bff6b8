import XLModel
import XLSyntax
import XLText

enum OldEntryForm: Rule {
  static let code: DiagnosticCode = 3117
  static let page = RulePage(
    .warning,
    "A value has a deprecated form.",
    why: """
      xl accepts `bootloader_args` as a string with a warning, but crashes on a string without words.
      It creates no interface for `vif2`.
      """,
    bad: """
      bootloader = "pygrub"
      bootloader_args = "-q --debug"

      """,
    good: """
      bootloader = "pygrub"
      bootloader_args = [ "-q", "--debug" ]

      """,
    fix: .safe,
  )

  static func diagnostic(_ finding: EntryFinding, instead: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(finding.key)' in this form is deprecated; expected \(instead)",
      help: finding.key == "vif2" ? "remove it; xl creates no interface for it" : nil,
      fixes: list(finding),
    )
  }

  /// The words of a plain text as a list.
  private static func list(_ finding: EntryFinding) -> [Diagnostic.Fix] {
    let text = finding.file.text[finding.range]
    guard finding.key == "bootloader_args", let quote = text.first, text.count > 2,
      finding.file.reading.last(finding.key)?.setting.isAppending == false,
      !text.contains(UInt8(ascii: "\\"))
    else { return [] }
    let words = text.dropFirst().dropLast().split { $0.isBlank || $0 == 0x0A }
    if words.isEmpty { return [] }
    let separator = Array(", ".utf8)
    let inner = Array(words.map { [quote] + $0 + [quote] }.joined(separator: separator))
    let list = Array("[ ".utf8) + inner + Array(" ]".utf8)
    return [Diagnostic.Fix("write a list", finding.range, list, .safe)]
  }
}
