import XLModel
import XLSyntax
import XLText

enum FlagTooNew: Rule {
  static let code: DiagnosticCode = 1021
  static let page = RulePage(
    .error,
    "A disk has a flag that only later releases of xl know.",
    why: "xl reads the unknown flag as a positional parameter, and refuses the disk.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,untrusted",
    good: "/a.img,raw,xvda,w",
    xen: XenVersion("4.17") ?? .oldest,
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, at range: ByteRange) -> Diagnostic {
    let since = "4.\(DiskWord.trustSinceMinor)"
    return diagnostic(
      "the flag '\(word.spelling)' requires Xen \(since); xl \(disk.xen) reads it as a positional parameter",
      at: range,
      help: "remove it, or use Xen \(since) or later",
      fixes: [disk.replace("remove '\(word.spelling)'", disk.withComma(range), with: "")],
    )
  }
}
