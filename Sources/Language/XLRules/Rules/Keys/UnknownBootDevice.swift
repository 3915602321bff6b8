import XLModel
import XLSyntax
import XLText

enum UnknownBootDevice: SingleFileRule {
  static let code: DiagnosticCode = 3035
  static let page = RulePage(
    .warning,
    "The boot order contains an unknown or repeated letter.",
    why: "xl does not check the boot order; the device model exits with a message in its log.",
    bad: "type = \"hvm\"\nboot = \"hd\"\n",
    good: "type = \"hvm\"\nboot = \"cd\"\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let text = file.text("boot"), let range = file.entry("boot")?.value.range else { return nil }
    let known = Array("abcdn".utf8)
    let odd = text.filter { !known.contains($0) }
    let twice = Set(text).count < text.count
    if odd.isEmpty, !twice, !text.isEmpty { return nil }
    let shown = VisibleText.quoting(text)
    return diagnostic(
      odd.isEmpty
        ? "'\(shown)' is not a valid boot order: it contains a device twice"
        : "'\(shown)' is not a valid boot order",
      at: range,
      help: "expected letters in the intended order: c disk, d CD-ROM, n network, a and b floppy",
    )
  }
}
