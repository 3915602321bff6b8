import XLModel
import XLSyntax
import XLText

/// Leading or trailing white space of a value.
enum EdgeBlank: Rule {
  static let code: DiagnosticCode = 1022
  static let page = RulePage(
    .warning,
    "Leading or trailing white space of a value.",
    why: """
      xl keeps leading and trailing white space of a value: the target `/a.img ` is another file.
      """,
    subject: .disk,
    bad: "/a.img ,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, at range: ByteRange, value: ByteRange)
    -> Diagnostic
  {
    diagnostic(
      "leading or trailing white space of the \(word.spelling) \(disk.quoted(value)) is part of it",
      at: range,
      severity: word == .vdev ? .error : .warning,
      help: "remove it; white space is skipped only before a parameter",
      fixes: [disk.replace("remove the white space", range, with: "")],
    )
  }
}
