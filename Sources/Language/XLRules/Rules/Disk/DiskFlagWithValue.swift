import XLModel
import XLSyntax
import XLText

enum DiskFlagWithValue: Rule {
  static let code: DiagnosticCode = 1009
  static let page = RulePage(
    .error,
    "A flag has a value.",
    why: "xl refuses the disk: a flag is on if it is present, and has no value.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,discard=1",
    good: "/a.img,raw,xvda,w,discard",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, name: ByteRange, whole: ByteRange)
    -> Diagnostic
  {
    let value = disk.text(ByteRange(min(name.end + 1, whole.end), whole.end)).lowercased()
    let opposite: [DiskWord: String] = [
      .discard: "no-discard", .colo: "no-colo", .trusted: "untrusted", .noDiscard: "discard", .noColo: "colo",
      .untrusted: "trusted",
    ]
    let isOff = ["0", "no", "off", "false"].contains(value)
    let meant = isOff ? opposite[word] ?? word.spelling : word.spelling
    return diagnostic(
      "the flag '\(word.spelling)' has a value; expected only '\(word.spelling)'",
      at: ByteRange(name.end, whole.end),
      help: "write '\(meant)'",
      fixes: [disk.replace("write '\(meant)'", whole, with: meant)],
    )
  }
}
