import XLModel
import XLSyntax
import XLText

/// A form of writing that xl complains about.
enum OldEntryForm: Rule {
  static let code: DiagnosticCode = 3117
  static let page = RulePage(
    .warning,
    "A value is written in a form that is out of date.",
    why: """
      xl complains about it each time, and goes on.
      `bootloader_args` was a text before Xen 4.2; as one that has no word it crashes xl.
      `vif2` was for network interfaces of a kind that xl never had.
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
      "'\(finding.key)' in this form is out of date; expected \(instead)",
      help: finding.key == "vif2" ? "xl makes no interface of it" : nil,
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
    let words = text.dropFirst().dropLast().split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    if words.isEmpty { return [] }
    let separator = Array(", ".utf8)
    let inner = Array(words.map { [quote] + $0 + [quote] }.joined(separator: separator))
    let list = Array("[ ".utf8) + inner + Array(" ]".utf8)
    return [Diagnostic.Fix("write a list", edits: [TextEdit(finding.range, list)], safety: .safe)]
  }
}
