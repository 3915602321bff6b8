import XLModel
import XLSyntax
import XLText

enum WordForFirmware: SingleFileRule {
  static let code: DiagnosticCode = 3038
  static let page = RulePage(
    .warning,
    "`firmware` of an HVM guest has an unknown value.",
    why: "xl reads an unknown value as the path of a firmware file, and the guest does not start.",
    bad: "type = \"hvm\"\nfirmware = \"efi\"\n",
    good: "type = \"hvm\"\nfirmware = \"uefi\"\n",
    fix: .changesMeaning,
  )

  private static let words = ["uefi", "bios", "ovmf", "seabios", "rombios"]

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard file.knowsGuest, file.domain.guest == .hvm, let entry = file.entry("firmware"),
      let text = file.text("firmware"), !text.isEmpty, !text.contains(UInt8(ascii: "/")),
      file.domain.spec["b_info.type.hvm.firmware"] == .text(text)
    else { return nil }
    let range = entry.value.range
    let near = NearestName.of(text, among: words)
    return diagnostic(
      "unknown firmware '\(VisibleText.quoting(text))'; xl reads it as a path"
        + (near.map { "; did you mean '\($0)'?" } ?? ""),
      at: range,
      help: "expected \(WordRow.anyQuoted(words)), or a path with '/'",
      fixes: near.map { file.replacing(range, by: "\"\($0)\"", "write '\($0)'", .changesMeaning) } ?? [],
    )
  }
}
