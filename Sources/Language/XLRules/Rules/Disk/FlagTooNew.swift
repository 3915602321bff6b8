import XLModel
import XLSyntax
import XLText

/// A flag that the release does not know yet.
enum FlagTooNew: Rule {
  static let code: DiagnosticCode = 1021
  static let page = RulePage(
    .error,
    "A flag that the release does not know yet.",
    why: """
      An older xl refuses the disk for a flag that it does not know.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,untrusted",
    good: "/a.img,raw,xvda,w",
    xen: XenVersion("4.17") ?? .oldest,
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskSubject, _ word: DiskWord, at range: ByteRange) -> Diagnostic {
    let since = "4.\(DiskWord.trustSinceMinor)"
    return diagnostic(
      "flag '\(word.spelling)' is known since xen \(since); "
        + "xen \(disk.xen) takes it for a positional parameter",
      at: range,
      help: "leave it out, or use xen \(since) or later",
      fixes: [disk.replace("remove '\(word.spelling)'", disk.withComma(range), with: "")],
    )
  }
}
