import XLModel
import XLText

/// An `=` before a newline, which terminates xl.
enum ScannerExit: Rule {
  static let code: DiagnosticCode = 1024
  static let page = RulePage(
    .error,
    "An `=` before a newline, which terminates xl.",
    why: """
      xl's scanner has no rule for it and terminates the process, during a `create`.
      """,
    subject: .disk,
    bad: "vdev=xvda,=\n,target=/a.img",
    good: "vdev=xvda,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "'=' before a newline terminates xl",
      at: range,
      help: "remove the newline",
      fixes: [disk.replace("remove the newline", ByteRange(range.end, range.end + 1), with: "")],
    )
  }
}
