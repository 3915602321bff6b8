import XLModel
import XLText

enum ScannerExit: Rule {
  static let code: DiagnosticCode = 1024
  static let page = RulePage(
    .error,
    "A line of a disk string ends with `=`.",
    why: "xl exits at once, even during `xl create`, because its scanner has no rule for this.",
    subject: .disk,
    bad: "vdev=xvda,=\n,target=/a.img",
    good: "vdev=xvda,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "xl exits on '=' before a newline",
      at: range,
      help: "remove the newline",
      fixes: [disk.replace("remove the newline", ByteRange(range.end, range.end + 1), with: "")],
    )
  }
}
