import XLModel
import XLSyntax
import XLText

/// A flag of a later release.
enum FlagTooNew: Rule {
  static let code: DiagnosticCode = 1021
  static let page = RulePage(
    .error,
    "A flag of a later release.",
    why: """
      An older xl refuses a disk with an unknown flag.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,untrusted",
    good: "/a.img,raw,xvda,w",
    xen: XenVersion("4.17") ?? .oldest,
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, at range: ByteRange) -> Diagnostic {
    let since = "4.\(DiskWord.trustSinceMinor)"
    return diagnostic(
      "flag '\(word.spelling)' requires xen \(since); "
        + "xen \(disk.xen) reads it as a positional parameter",
      at: range,
      help: "remove it, or use xen \(since) or later",
      fixes: [disk.replace("remove '\(word.spelling)'", disk.withComma(range), with: "")],
    )
  }
}
