import XLModel
import XLSyntax
import XLText

enum EdgeBlank: Rule {
  static let code: DiagnosticCode = 1022
  static let page = RulePage(
    .warning,
    "A value has leading or trailing white space.",
    why: "xl keeps the white space, so the target `/a.img ` is another file than `/a.img`.",
    subject: .disk,
    bad: "/a.img ,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, at range: ByteRange, value: ByteRange)
    -> Diagnostic
  {
    diagnostic(
      "the \(word.spelling) \(disk.quoted(value)) has leading or trailing white space; xl keeps it",
      at: range,
      severity: word == .vdev ? .error : .warning,
      help: "remove the white space; xl skips it only before a parameter",
      fixes: [disk.replace("remove the white space", range, with: "")],
    )
  }
}
